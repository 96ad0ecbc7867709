import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'G204',
  finds: {
    'two new indexes': {
      base: shop(),
      head: shop({
        table: {
          indexes: {
            gsi3: { kind: 'global', partition: 'gsi3pk', sort: 'gsi3sk' },
            gsi4: { kind: 'global', partition: 'gsi4pk', sort: 'gsi4sk' },
          },
        },
      }),
      gives: [['shop', undefined, 'gsi3, gsi4']],
      beside: ['G201'],
    },
  },
  ignores: { 'one new index': [shop(), shop({ table: { indexes: { gsi3: { kind: 'global', partition: 'gsi3pk', sort: 'gsi3sk' } } } })] },
} satisfies RuleCases
