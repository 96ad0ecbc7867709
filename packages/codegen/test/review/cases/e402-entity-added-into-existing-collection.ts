import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

const invoice = {
  attributes: { customerId: z.uuid(), invoiceId: z.ulid() },
  key: { partition: 'INVOICE#{invoiceId}', sort: 'INVOICE' },
}
const inPartition = { ...invoice, key: { partition: 'CUSTOMER#{customerId}', sort: 'INVOICE#{invoiceId}' } }

export default {
  rule: 'E402',
  finds: {
    'an entity between customers and orders': {
      base: shop(),
      head: shop({ more: { Invoice: inPartition } }),
      gives: [['Invoice', undefined, 'read by customerWithOrders']],
    },
  },
  ignores: {
    'an entity beside what is read': [shop({ collection: 'none' }), shop({ collection: 'none', more: { Invoice: inPartition } })],
  },
} satisfies RuleCases
