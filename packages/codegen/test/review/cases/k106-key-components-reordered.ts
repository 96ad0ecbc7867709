import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

const withoutRange = { patterns: { byCustomer: undefined } }

export default {
  rule: 'K106',
  finds: {
    'time and id exchanged': {
      base: shop({ order: withoutRange }),
      head: shop({ order: { ...withoutRange, key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{orderId}#{placedAt}' } } }),
      gives: [['Order sort key', 'ORDER#{placedAt}#{orderId}', 'ORDER#{orderId}#{placedAt}']],
    },
  },
  ignores: {
    'an attribute less': [
      shop({ order: withoutRange }),
      shop({ order: { ...withoutRange, key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{orderId}' } } }),
    ],
  },
} satisfies RuleCases
