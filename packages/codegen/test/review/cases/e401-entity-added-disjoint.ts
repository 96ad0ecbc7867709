import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

const invoice = {
  attributes: { customerId: z.uuid(), invoiceId: z.ulid() },
  key: { partition: 'INVOICE#{invoiceId}', sort: 'INVOICE' },
}
const inPartition = { ...invoice, key: { partition: 'CUSTOMER#{customerId}', sort: 'INVOICE#{invoiceId}' } }

export default {
  rule: 'E401',
  finds: {
    'an entity in partitions of its own': {
      base: shop(),
      head: shop({ more: { Invoice: invoice } }),
      gives: [['Invoice', undefined, 'INVOICE#{invoiceId} / INVOICE']],
    },
    'an entity beside what is read of a partition': {
      base: shop({ collection: 'none' }),
      head: shop({ collection: 'none', more: { Invoice: inPartition } }),
      gives: [['Invoice', undefined, 'CUSTOMER#{customerId} / INVOICE#{invoiceId}']],
    },
  },
  ignores: {
    'an entity that a collection reads': [shop({ collection: 'none' }), shop({ collection: 'none', order: { renamedFrom: 'Sale' } })],
  },
} satisfies RuleCases
