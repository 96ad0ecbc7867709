import { mixedReads } from '../facts/mixed-reads.js'
import type { Rule } from '../rule.js'

/** The planner's proof, over the bounds of each request and the templates of everything in the table. */
export const prefixPollution: Rule = {
  id: 'L702',
  slug: 'prefix-pollution',
  severity: 'error',
  title: 'What a pattern reads of the table holds no items of another entity.',
  why: 'A list returns, counts and bills items that were never asked for.',
  fix: 'End prefixes with the delimiter, and begin sort templates with a literal of their own.',

  check: ({ model, problems }) => mixedReads(model, problems).filter(({ index }) => index === undefined),
}
