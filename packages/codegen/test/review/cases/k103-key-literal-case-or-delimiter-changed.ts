import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'K103',
  finds: {
    'a word in lower case': {
      base: shop(),
      head: shop({ order: { key: { partition: 'CUSTOMER#{customerId}', sort: 'order#{placedAt}#{orderId}' } } }),
      gives: [['Order sort key', 'ORDER#{placedAt}#{orderId}', 'order#{placedAt}#{orderId}']],
    },
    'another delimiter in an index': {
      base: shop(),
      head: shop({ order: { indexes: { gsi1: { partition: 'ORDER-{orderId}', sort: 'ORDER' } } } }),
      gives: [['Order gsi1 partition key', 'ORDER#{orderId}', 'ORDER-{orderId}']],
    },
  },
  ignores: {
    'another word': [shop(), shop({ order: { key: { partition: 'CUSTOMER#{customerId}', sort: 'SALE#{placedAt}#{orderId}' } } })],
  },
} satisfies RuleCases
