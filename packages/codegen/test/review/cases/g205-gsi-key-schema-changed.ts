import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'G205',
  finds: {
    'another sort attribute': {
      base: shop(),
      head: shop({ table: { indexes: { gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'number2' } } } }),
      gives: [['shop.gsi2', 'gsi2pk, gsi2sk', 'gsi2pk, number2']],
    },
  },
  ignores: {
    'another projection': [
      shop(),
      shop({ table: { indexes: { gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk', projection: ['total'] } } } }),
    ],
  },
} satisfies RuleCases
