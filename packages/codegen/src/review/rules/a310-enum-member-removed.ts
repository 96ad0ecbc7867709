import { memberFindings } from '../compare/member-findings.js'
import type { ChangeRule } from '../rule.js'

/** A value is gone. */
export const enumMemberRemoved: ChangeRule = {
  id: 'A310',
  slug: 'enum-member-removed',
  severity: 'breaking',
  breaks: ['R'],
  title: 'A value is gone',
  why: 'Items that have it cannot be read.',
  recipe: 'M9',
  check: (comparison) => memberFindings(comparison, ['values-removed']),
}
