import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

const withoutRange = { patterns: { byCustomer: undefined } }

export default {
  rule: 'K105',
  finds: {
    'the sort key without the time': {
      base: shop({ order: withoutRange }),
      head: shop({ order: { ...withoutRange, key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{orderId}' } } }),
      gives: [['Order sort key', 'ORDER#{placedAt}#{orderId}', 'ORDER#{orderId}']],
    },
  },
  ignores: {
    'an attribute more': [
      shop({ order: withoutRange }),
      shop({ order: { ...withoutRange, key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}#{orderId}#{number}' } } }),
    ],
  },
} satisfies RuleCases
