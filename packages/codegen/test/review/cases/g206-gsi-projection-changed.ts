import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'G206',
  finds: {
    'a narrower projection': {
      base: shop(),
      head: shop({ table: { indexes: { gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk', projection: ['total'] } } } }),
      gives: [['shop.gsi2', 'all attributes', '_type, total']],
    },
  },
  ignores: { 'another key': [shop(), shop({ table: { indexes: { gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'number2' } } } })] },
} satisfies RuleCases
