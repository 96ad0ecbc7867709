import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

const three = { indexes: { gsi3: { kind: 'global', partition: 'gsi3pk', sort: 'gsi3sk' } } }

export default {
  rule: 'G219',
  finds: {
    'one partition for each status': {
      base: shop(),
      head: shop({ table: three, order: { indexes: { gsi3: { partition: 'BY_STATUS#{status}', sort: '{placedAt}' } } } }),
      gives: [['shop.gsi3', undefined, 'Order: BY_STATUS#{status}']],
    },
  },
  ignores: {
    'one partition for each number': [
      shop(),
      shop({ table: three, order: { indexes: { gsi3: { partition: 'N#{number}', sort: '{placedAt}' } } } }),
    ],
  },
} satisfies RuleCases
