import { memberFindings } from '../compare/member-findings.js'
import type { ChangeRule } from '../rule.js'

/** An attribute has another type. */
export const attributeTypeChanged: ChangeRule = {
  id: 'A306',
  slug: 'attribute-type-changed',
  severity: 'breaking',
  breaks: ['R', 'W'],
  title: 'An attribute has another type',
  why: 'DynamoDB does not convert what is stored: readers of either side fail.',
  recipe: 'M9',
  check: (comparison) => memberFindings(comparison, ['type']),
}
