import { partFindings } from '../compare/part-findings.js'
import type { ChangeRule } from '../rule.js'

/** Items are spread over more shards. */
export const shardCountIncreased: ChangeRule = {
  id: 'K112',
  slug: 'shard-count-increased',
  severity: 'dangerous',
  breaks: ['R', 'W'],
  title: 'Items are spread over more shards',
  why: 'Code that reads the old number of shards misses the new ones: readers fan out over all of them before anything is written there.',
  recipe: 'M9',
  supersedes: ['G211', 'P504'],
  check: (comparison) => partFindings(comparison, ['more-shards'], 'any').map((change) => ({ ...change, recipe: 'M9' as const })),
}
