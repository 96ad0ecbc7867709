import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

const note = (sort: string) => ({
  attributes: { customerId: z.uuid(), noteId: z.ulid() },
  key: { partition: 'CUSTOMER#{customerId}', sort },
})

export default {
  rule: 'E409',
  finds: {
    'a sort key that begins as that of orders does': {
      base: shop({ collection: 'none', more: { Note: note('NOTE#{noteId}') } }),
      head: shop({ collection: 'none', more: { Note: note('ORDER#NOTE#{noteId}') } }),
      gives: [['Order.byCustomer', undefined, 'meets Note']],
      beside: ['K115'],
    },
  },
  ignores: {
    'a sort key beside it': [
      shop({ collection: 'none', more: { Note: note('NOTE#{noteId}') } }),
      shop({ collection: 'none', more: { Note: note('ORDERNOTE#{noteId}') } }),
    ],
  },
} satisfies RuleCases
