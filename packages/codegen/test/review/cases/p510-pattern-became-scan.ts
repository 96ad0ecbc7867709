import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'P510',
  finds: {
    'a Scan for a reason': {
      base: shop(),
      head: shop({ order: { patterns: { byStatus: { scan: { because: 'few orders' }, filter: ['status'] } } } }),
      gives: [['Order.byStatus', 'gsi2', 'Scan']],
    },
  },
  ignores: { 'a Scan that is new': [shop(), shop({ order: { patterns: { all: { scan: { because: 'an export' } } } } })] },
} satisfies RuleCases
