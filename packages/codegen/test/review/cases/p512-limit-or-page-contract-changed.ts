import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'P512',
  finds: {
    'a limit': {
      base: shop(),
      head: shop({
        order: { patterns: { byCustomer: { by: ['customerId'], range: 'placedAt', order: { placedAt: 'desc' }, limit: 10 } } },
      }),
      gives: [['Order.byCustomer', 'no limit', 'limit 10']],
    },
  },
  ignores: {
    'another order': [
      shop(),
      shop({ order: { patterns: { byCustomer: { by: ['customerId'], range: 'placedAt', order: { placedAt: 'asc' } } } } }),
    ],
  },
} satisfies RuleCases
