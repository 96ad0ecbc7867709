import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'K107',
  finds: {
    'six digits to eight in an index': {
      base: shop(),
      head: shop({ order: { indexes: { gsi2: { partition: 'STATUS#{status}', sort: '{number:pad(8)}' } } } }),
      gives: [['Order gsi2 sort key', '{number:pad(6)}', '{number:pad(8)}']],
    },
  },
  ignores: {
    'the width that the bounds give anyway': [
      shop(),
      shop({ order: { indexes: { gsi2: { partition: 'STATUS#{status}', sort: '{number}' } } } }),
    ],
  },
} satisfies RuleCases
