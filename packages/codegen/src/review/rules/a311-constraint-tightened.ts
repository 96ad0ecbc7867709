import { memberFindings } from '../compare/member-findings.js'
import type { ChangeRule } from '../rule.js'

/** An attribute takes fewer values. */
export const constraintTightened: ChangeRule = {
  id: 'A311',
  slug: 'constraint-tightened',
  severity: 'breaking',
  breaks: ['R'],
  title: 'An attribute takes fewer values',
  why: 'Stored values may be none of them: count those first.',
  recipe: 'M9',
  check: (comparison) => memberFindings(comparison, ['tightened']),
}
