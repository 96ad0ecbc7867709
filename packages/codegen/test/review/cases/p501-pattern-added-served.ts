import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'P501',
  finds: {
    'another question to an index': {
      base: shop(),
      head: shop({ order: { patterns: { allByStatus: { by: ['status'] } } } }),
      gives: [['Order.allByStatus', undefined, 'gsi2']],
    },
  },
  ignores: {
    'a pattern that nothing serves: lint says so': [shop(), shop({ order: { patterns: { byTotal: { by: ['total'] } } } })],
    'a pattern of another name': [
      shop(),
      shop({
        order: {
          patterns: {
            byStatus: undefined,
            inStatus: { by: ['status'], range: 'number', order: { number: 'asc' }, renamedFrom: 'byStatus' },
          },
        },
      }),
    ],
  },
} satisfies RuleCases
