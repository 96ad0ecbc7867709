import { mixedReads } from '../facts/mixed-reads.js'
import type { Rule } from '../rule.js'

/** As L702, in an index that several entities are in. */
export const indexOverloadCollision: Rule = {
  id: 'L724',
  slug: 'index-overload-collision',
  severity: 'error',
  title: 'What a pattern reads of an index holds no items of another entity.',
  why: 'Two entities interleave in one partition of the index: pages hold items that the pattern does not return, and may hold nothing else.',
  fix: 'Begin the sort templates of the index with a literal for each entity, or the partition templates.',

  check: ({ model, problems }) => mixedReads(model, problems).filter(({ index }) => index !== undefined),
}
