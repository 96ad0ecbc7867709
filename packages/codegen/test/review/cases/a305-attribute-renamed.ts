import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'A305',
  finds: {
    'an attribute and its stored name': {
      base: shop(),
      head: shop({ order: { attributes: { note: undefined, remark: z.string().max(500).optional().meta({ renamedFrom: 'note' }) } } }),
      gives: [['Order.remark', 'note', 'remark']],
    },
    'the stored name only': {
      base: shop(),
      head: shop({ order: { names: { note: 'n' } } }),
      gives: [['Order.note', 'note', 'n']],
    },
    'an attribute of a key and of its patterns': {
      base: shop({ collection: 'none' }),
      head: shop({
        collection: 'none',
        customer: {
          attributes: { customerId: undefined, buyerId: z.uuid().meta({ renamedFrom: 'customerId' }) },
          key: { partition: 'CUSTOMER#{buyerId}', sort: 'CUSTOMER' },
          patterns: { byId: { by: ['buyerId'], one: true } },
        },
      }),
      gives: [['Customer.buyerId', 'customerId', 'buyerId']],
    },
  },
  ignores: {
    'an attribute in the place of another': [shop(), shop({ order: { attributes: { note: undefined, remark: z.string().optional() } } })],
  },
} satisfies RuleCases
