import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'P505',
  finds: {
    'one item in the place of several': {
      base: shop({ order: { patterns: { byId: { by: ['orderId'] } } } }),
      head: shop(),
      gives: [['Order.byId', 'many Order', 'one Order']],
    },
    'some attributes only': {
      base: shop(),
      head: shop({ order: { patterns: { byId: { by: ['orderId'], one: true, select: ['total'] } } } }),
      gives: [['Order.byId', 'one Order', 'one Order with total']],
    },
  },
  ignores: {
    'another limit': [
      shop(),
      shop({ order: { patterns: { byCustomer: { by: ['customerId'], range: 'placedAt', order: { placedAt: 'desc' }, limit: 10 } } } }),
    ],
  },
} satisfies RuleCases
