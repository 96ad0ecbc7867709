import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'P506',
  finds: {
    'the oldest first': {
      base: shop(),
      head: shop({ order: { patterns: { byCustomer: { by: ['customerId'], range: 'placedAt', order: { placedAt: 'asc' } } } } }),
      gives: [['Order.byCustomer', 'placedAt desc', 'placedAt asc']],
    },
  },
  ignores: {
    'an order that is said for the first time': [
      shop({ order: { patterns: { byStatus: { by: ['status'] } } } }),
      shop({ order: { patterns: { byStatus: { by: ['status'], order: { number: 'asc' } } } } }),
    ],
  },
} satisfies RuleCases
