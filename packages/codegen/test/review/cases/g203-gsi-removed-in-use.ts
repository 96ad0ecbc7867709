import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'G203',
  finds: {
    'an index with its pattern': {
      base: shop(),
      head: shop({ table: { indexes: { gsi2: undefined } }, order: { patterns: { byStatus: undefined }, indexes: { gsi2: undefined } } }),
      gives: [['shop.gsi2', 'global gsi2pk, gsi2sk, all attributes']],
    },
  },
  ignores: {
    'an index that nothing reads': [
      shop({ order: { patterns: { byStatus: undefined } } }),
      shop({ table: { indexes: { gsi2: undefined } }, order: { patterns: { byStatus: undefined }, indexes: { gsi2: undefined } } }),
    ],
  },
} satisfies RuleCases
