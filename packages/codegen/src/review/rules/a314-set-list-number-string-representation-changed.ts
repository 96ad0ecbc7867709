import { memberFindings } from '../compare/member-findings.js'
import type { ChangeRule } from '../rule.js'

/** An attribute is stored in another form. */
export const representationChanged: ChangeRule = {
  id: 'A314',
  slug: 'set-list-number-string-representation-changed',
  severity: 'breaking',
  breaks: ['R', 'W'],
  title: 'An attribute is stored in another form',
  why: 'Text and numbers, lists and sets are different types to DynamoDB: ADD and the order of a key break too.',
  recipe: 'M9',
  check: (comparison) => memberFindings(comparison, ['representation']),
}
