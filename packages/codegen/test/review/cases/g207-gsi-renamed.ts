import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'G207',
  finds: {
    'gsi2 to byStatus': {
      base: shop(),
      head: shop({
        table: { indexes: { gsi2: undefined, byStatus: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk' } } },
        order: { indexes: { gsi2: undefined, byStatus: { partition: 'STATUS#{status}', sort: '{number:pad(6)}' } } },
      }),
      gives: [['shop.byStatus', 'gsi2', 'byStatus']],
    },
  },
  ignores: {
    'another index in its place': [
      shop({ order: { patterns: { byStatus: undefined } } }),
      shop({
        table: { indexes: { gsi2: undefined, gsi3: { kind: 'global', partition: 'gsi3pk', sort: 'gsi3sk' } } },
        order: { indexes: { gsi2: undefined }, patterns: { byStatus: undefined } },
      }),
    ],
  },
} satisfies RuleCases
