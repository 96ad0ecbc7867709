import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'G210',
  finds: {
    'a local index where there was none': {
      base: shop(),
      head: shop({ table: { indexes: { lsi1: { kind: 'local', sort: 'lsi1sk' } } } }),
      gives: [['shop', undefined, 'local pk, lsi1sk, all attributes']],
      beside: ['G209'],
    },
  },
  ignores: {
    'the second': [
      shop({ table: { indexes: { lsi1: { kind: 'local', sort: 'lsi1sk' } } } }),
      shop({ table: { indexes: { lsi1: { kind: 'local', sort: 'lsi1sk' }, lsi2: { kind: 'local', sort: 'lsi2sk' } } } }),
    ],
  },
} satisfies RuleCases
