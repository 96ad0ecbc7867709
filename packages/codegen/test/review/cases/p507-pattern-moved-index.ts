import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

/** With a second index of the same templates, and a pattern that says which of the two it reads. */
const withTwin = (index: string) => ({
  table: { indexes: { gsi3: { kind: 'global', partition: 'gsi3pk', sort: 'gsi3sk' } } },
  order: {
    indexes: { gsi3: { partition: 'STATUS#{status}', sort: '{number:pad(6)}' } },
    patterns: { byStatus: { by: ['status'], range: 'number', order: { number: 'asc' }, index } },
  },
})

export default {
  rule: 'P507',
  finds: {
    'from one index to a twin of it': {
      base: shop(withTwin('gsi2')),
      head: shop(withTwin('gsi3')),
      gives: [['Order.byStatus', 'gsi2', 'gsi3']],
    },
  },
  ignores: { 'the same index': [shop(), shop(withTwin('gsi2'))] },
} satisfies RuleCases
