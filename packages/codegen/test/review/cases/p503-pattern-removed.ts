import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'P503',
  finds: {
    'a pattern': {
      base: shop(),
      head: shop({ order: { patterns: { byId: undefined } } }),
      gives: [['Order.byId', 'gsi1']],
    },
    'a collection': {
      base: shop(),
      head: shop({ collection: 'none' }),
      gives: [['customerWithOrders', 'table']],
    },
  },
  ignores: {
    'a pattern of another name': [
      shop(),
      shop({ order: { patterns: { byId: undefined, one: { by: ['orderId'], one: true, renamedFrom: 'byId' } } } }),
    ],
  },
} satisfies RuleCases
