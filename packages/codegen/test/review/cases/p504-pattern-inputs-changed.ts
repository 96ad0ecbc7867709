import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'P504',
  finds: {
    'an input more': {
      base: shop(),
      head: shop({ order: { patterns: { byStatus: { by: ['status', 'number'] } } } }),
      gives: [['Order.byStatus', 'byStatus by status, range number', 'byStatus by status, number']],
      beside: ['P506'],
    },
    'another name': {
      base: shop(),
      head: shop({ order: { patterns: { byId: undefined, one: { by: ['orderId'], one: true, renamedFrom: 'byId' } } } }),
      gives: [['Order.one', 'byId by orderId', 'one by orderId']],
    },
  },
  ignores: {
    'a range that may be given': [
      shop({ order: { patterns: { byStatus: { by: ['status'] } } } }),
      shop({ order: { patterns: { byStatus: { by: ['status'], range: 'number' } } } }),
    ],
  },
} satisfies RuleCases
