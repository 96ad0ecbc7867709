import { memberFindings } from '../compare/member-findings.js'
import type { ChangeRule } from '../rule.js'

/** An attribute takes more values. */
export const constraintLoosened: ChangeRule = {
  id: 'A312',
  slug: 'constraint-loosened',
  severity: 'dangerous',
  breaks: ['W'],
  title: 'An attribute takes more values',
  why: 'Old code refuses the new ones: readers are deployed first.',
  recipe: 'M1',
  check: (comparison) => memberFindings(comparison, ['loosened']),
}
