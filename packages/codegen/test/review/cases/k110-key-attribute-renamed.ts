import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'K110',
  finds: {
    'pk to PK': {
      base: shop(),
      head: shop({ table: { key: { partition: 'PK', sort: 'sk' } } }),
      gives: [['shop', 'pk, sk', 'PK, sk']],
    },
  },
  ignores: {
    'an index key of another name': [
      shop(),
      shop({ table: { indexes: { gsi1: { kind: 'global', partition: 'gsi1PK', sort: 'gsi1sk' } } } }),
    ],
  },
} satisfies RuleCases
