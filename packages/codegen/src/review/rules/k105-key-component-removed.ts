import { partFindings } from '../compare/part-findings.js'
import type { ChangeRule } from '../rule.js'

/** An attribute left the primary key. */
export const keyComponentRemoved: ChangeRule = {
  id: 'K105',
  slug: 'key-component-removed',
  severity: 'breaking',
  breaks: ['R', 'W', 'T'],
  title: 'An attribute left the primary key',
  why: 'The identity is narrower: items that were two overwrite each other.',
  recipe: 'M3',
  check: (comparison) => partFindings(comparison, ['component-removed'], 'primary'),
}
