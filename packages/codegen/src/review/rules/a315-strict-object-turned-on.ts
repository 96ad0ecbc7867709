import { memberFindings } from '../compare/member-findings.js'
import type { ChangeRule } from '../rule.js'

/** An object refuses unknown properties now. */
export const strictObjectTurnedOn: ChangeRule = {
  id: 'A315',
  slug: 'strict-object-turned-on',
  severity: 'breaking',
  breaks: ['R'],
  title: 'An object refuses unknown properties now',
  why: 'Stored objects with a property that is gone, or that another writer added, cannot be read.',
  recipe: 'M7',
  check: (comparison) => memberFindings(comparison, ['strict']),
}
