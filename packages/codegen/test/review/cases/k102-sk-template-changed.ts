import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'K102',
  finds: {
    'another word in the sort key': {
      base: shop(),
      head: shop({ order: { key: { partition: 'CUSTOMER#{customerId}', sort: 'SALE#{placedAt}#{orderId}' } } }),
      gives: [['Order sort key', 'ORDER#{placedAt}#{orderId}', 'SALE#{placedAt}#{orderId}']],
    },
  },
  ignores: {
    'a new template in an index': [
      shop(),
      shop({ order: { indexes: { gsi2: { partition: 'STATUS#{status}', sort: 'N#{number:pad(6)}' } } } }),
    ],
  },
} satisfies RuleCases
