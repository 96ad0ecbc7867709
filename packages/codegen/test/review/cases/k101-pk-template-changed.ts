import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'K101',
  finds: {
    'another word in the partition key': {
      base: shop({ collection: 'none' }),
      head: shop({ customer: { key: { partition: 'BUYER#{customerId}', sort: 'CUSTOMER' } }, collection: 'none' }),
      gives: [['Customer partition key', 'CUSTOMER#{customerId}', 'BUYER#{customerId}']],
    },
  },
  ignores: {
    'a new template for the sort key': [
      shop(),
      shop({ order: { key: { partition: 'CUSTOMER#{customerId}', sort: 'SALE#{placedAt}#{orderId}' } } }),
    ],
  },
} satisfies RuleCases
