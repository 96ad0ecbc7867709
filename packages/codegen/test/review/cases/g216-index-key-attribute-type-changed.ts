import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

const natural = { indexes: { gsi2: { partition: 'STATUS#{status}', sort: '{number}' } } }

export default {
  rule: 'G216',
  finds: {
    'a number that was text': {
      base: shop({ order: natural }),
      head: shop({
        table: { indexes: { gsi2: { kind: 'global', partition: 'gsi2pk', sort: { name: 'gsi2sk', type: 'number' } } } },
        order: natural,
      }),
      gives: [['shop.gsi2', 'gsi2pk, gsi2sk', 'gsi2pk, gsi2sk (number)']],
    },
  },
  ignores: {
    'another attribute': [shop(), shop({ table: { indexes: { gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'number2' } } } })],
  },
} satisfies RuleCases
