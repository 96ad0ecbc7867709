import { partFindings } from '../compare/part-findings.js'
import type { ChangeRule } from '../rule.js'

/** Items are spread over fewer shards, or otherwise. */
export const shardCountDecreased: ChangeRule = {
  id: 'K113',
  slug: 'shard-count-decreased',
  severity: 'breaking',
  breaks: ['R'],
  title: 'Items are spread over fewer shards, or otherwise',
  why: 'Items in shards that are not read any more cannot be reached, and reads of one item ask the wrong shard.',
  recipe: 'M3',
  supersedes: ['G211', 'P504'],
  check: (comparison) => partFindings(comparison, ['other-shards'], 'any'),
}
