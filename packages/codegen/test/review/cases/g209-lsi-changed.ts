import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

const local = (sort: string) => ({ indexes: { lsi1: { kind: 'local', sort } } })

export default {
  rule: 'G209',
  finds: {
    'a local index with another attribute': {
      base: shop({ table: local('lsi1sk') }),
      head: shop({ table: local('lsi1sort') }),
      gives: [['shop.lsi1', 'local pk, lsi1sk, all attributes', 'local pk, lsi1sort, all attributes']],
    },
    'a second local index': {
      base: shop({ table: local('lsi1sk') }),
      head: shop({ table: { indexes: { lsi1: { kind: 'local', sort: 'lsi1sk' }, lsi2: { kind: 'local', sort: 'lsi2sk' } } } }),
      gives: [['shop.lsi2', undefined, 'local pk, lsi2sk, all attributes']],
    },
  },
  ignores: { 'a global index': [shop(), shop({ table: { indexes: { gsi3: { kind: 'global', partition: 'gsi3pk', sort: 'gsi3sk' } } } })] },
} satisfies RuleCases
