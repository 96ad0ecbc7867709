import { memberFindings } from '../compare/member-findings.js'
import type { ChangeRule } from '../rule.js'

/** A value is new. */
export const enumMemberAdded: ChangeRule = {
  id: 'A309',
  slug: 'enum-member-added',
  severity: 'dangerous',
  breaks: ['W'],
  title: 'A value is new',
  why: 'Old code refuses it: readers are deployed first.',
  recipe: 'M1',
  check: (comparison) => memberFindings(comparison, ['values-added']),
}
