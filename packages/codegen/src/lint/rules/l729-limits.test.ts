import { designOf, mutated } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { quotas } from './l729-limits.js'

const index = (kind: 'global' | 'local', i: number, projection: object = { kind: 'all' }) => ({
  kind,
  name: `${kind}${i}`,
  key: { partition: [{ name: kind === 'local' ? 'pk' : `a${i}`, type: 'string' }], sort: [{ name: `b${i}`, type: 'string' }] },
  projection,
})
const clean = designOf()
const [gsi1] = clean.tables[0]?.indexes ?? []
const indexes = (kind: 'global' | 'local', count: number) => [gsi1, ...Array.from({ length: count }, (_, i) => index(kind, i))]
/** Nothing reads the indexes that are there to be counted. */
const counted = (list: readonly unknown[]) =>
  mutated(clean, {
    'tables.0.indexes': list,
    suppress: [{ rule: 'L723', because: 'counted only' }],
    'entities.1.expect': { items: 1, bytes: 1 },
  })
const named = (count: number) =>
  counted([gsi1, index('global', 0, { kind: 'include', attributes: Array.from({ length: count }, (_, i) => `c${i}`) })])

testRule(quotas, {
  positive: {
    'more than 20 global indexes': [
      counted(indexes('global', 20)),
      'error tables.shop.indexes: `shop` has 21 global indexes, and a table takes 20.',
    ],
    'more than 5 local indexes': [
      counted(indexes('local', 6)),
      'error tables.shop.indexes: `shop` has 6 local indexes, and a table takes 5.',
    ],
    'more than 100 attributes in projections': [
      named(101),
      'error tables.shop.indexes: The projections of `shop` name 101 attributes together, and a table takes 100.',
    ],
    'a short name': [
      mutated(clean, { 'tables.0.name': 't', 'entities.0.table': 't', 'entities.1.table': 't', 'collections.0.table': 't' }),
      'error tables.t: `t` is no name for a table or index: 3 to 255 letters, digits, `_`, `-` and `.`.',
    ],
  },
  negative: {
    '20 global indexes': counted(indexes('global', 19)),
    '5 local indexes': counted(indexes('local', 5)),
    '100 attributes in projections': named(100),
  },
})
