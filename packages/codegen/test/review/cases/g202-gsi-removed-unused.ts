import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

/** Without the pattern that reads gsi2. */
const unread = { patterns: { byStatus: undefined } }
const withoutIndex = { table: { indexes: { gsi2: undefined } }, order: { ...unread, indexes: { gsi2: undefined } } }

export default {
  rule: 'G202',
  finds: {
    'an index without a pattern': {
      base: shop({ order: unread }),
      head: shop(withoutIndex),
      gives: [['shop.gsi2', 'global gsi2pk, gsi2sk, all attributes']],
    },
  },
  ignores: { 'an index with a pattern': [shop(), shop(withoutIndex)] },
} satisfies RuleCases
