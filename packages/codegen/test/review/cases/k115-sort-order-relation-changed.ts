import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'K115',
  finds: {
    'orders that come before their customer now': {
      base: shop(),
      head: shop({ order: { key: { partition: 'CUSTOMER#{customerId}', sort: '#ORDER#{placedAt}#{orderId}' } } }),
      gives: [['Order sort key', 'ORDER#{placedAt}#{orderId}', '#ORDER#{placedAt}#{orderId}']],
    },
  },
  ignores: {
    'a new word on the same side': [
      shop(),
      shop({ order: { key: { partition: 'CUSTOMER#{customerId}', sort: 'SALE#{placedAt}#{orderId}' } } }),
    ],
  },
} satisfies RuleCases
