import { changeOf, removed } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** Values are not unique any more. */
export const uniquenessConstraintRemoved: ChangeRule = {
  id: 'P515',
  slug: 'uniqueness-constraint-removed',
  severity: 'dangerous',
  breaks: ['W'],
  title: 'Values are not unique any more',
  why: 'The markers of stored items stay, and old code still refuses what they hold.',
  recipe: 'M7',
  check: ({ uniques }: Comparison) => removed(uniques).map((unique) => changeOf(unique, unique.base.attributes.join(', '))),
}
