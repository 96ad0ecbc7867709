import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'P509',
  finds: {
    'a range that is a filter': {
      base: shop({ order: { patterns: { byCustomer: { by: ['customerId'], range: 'placedAt' } } } }),
      head: shop({ order: { patterns: { byCustomer: { by: ['customerId'], filter: ['placedAt'] } } } }),
      gives: [['Order.byCustomer', 'key: placedAt', 'filter: placedAt']],
    },
  },
  ignores: {
    'a filter of something else': [
      shop(),
      shop({
        order: { patterns: { byCustomer: { by: ['customerId'], range: 'placedAt', order: { placedAt: 'desc' }, filter: ['total'] } } },
      }),
    ],
  },
} satisfies RuleCases
