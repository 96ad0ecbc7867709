import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'G211',
  finds: {
    'another word': {
      base: shop(),
      head: shop({ order: { indexes: { gsi2: { partition: 'STATE#{status}', sort: '{number:pad(6)}' } } } }),
      gives: [['Order gsi2 partition key', 'STATUS#{status}', 'STATE#{status}']],
    },
  },
  ignores: {
    'another word of the primary key': [
      shop(),
      shop({ order: { key: { partition: 'CUSTOMER#{customerId}', sort: 'SALE#{placedAt}#{orderId}' } } }),
    ],
  },
} satisfies RuleCases
