import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

/** With so many indexes in all. */
const indexes = (count: number) => ({
  indexes: Object.fromEntries(
    Array.from({ length: count - 2 }, (_, i) => [`gsi${i + 3}`, { kind: 'global', partition: `gsi${i + 3}pk`, sort: `gsi${i + 3}sk` }]),
  ),
})

export default {
  rule: 'G208',
  finds: {
    'the 21st index': {
      base: shop({ table: indexes(20) }),
      head: shop({ table: indexes(21) }),
      gives: [['shop', '20 global indexes', '21 global indexes']],
      beside: ['G201'],
    },
  },
  ignores: { 'the 20th index': [shop({ table: indexes(19) }), shop({ table: indexes(20) })] },
} satisfies RuleCases
