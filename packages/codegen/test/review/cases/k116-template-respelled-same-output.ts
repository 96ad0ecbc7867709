import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'K116',
  finds: {
    'the width that the bounds give anyway': {
      base: shop(),
      head: shop({ order: { indexes: { gsi2: { partition: 'STATUS#{status}', sort: '{number}' } } } }),
      gives: [['Order gsi2 sort key', '{number:pad(6)}', '{number}']],
    },
  },
  ignores: { 'another width': [shop(), shop({ order: { indexes: { gsi2: { partition: 'STATUS#{status}', sort: '{number:pad(8)}' } } } })] },
} satisfies RuleCases
