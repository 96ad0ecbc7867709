import { partFindings } from '../compare/part-findings.js'
import type { ChangeRule } from '../rule.js'

/** The attributes of a key stand in another order. */
export const keyComponentsReordered: ChangeRule = {
  id: 'K106',
  slug: 'key-components-reordered',
  severity: 'breaking',
  breaks: ['R', 'W'],
  title: 'The attributes of a key stand in another order',
  why: 'Items sort otherwise and share other prefixes.',
  recipe: 'M3',
  supersedes: ['G211'],
  check: (comparison) => partFindings(comparison, ['reordered'], 'any'),
}
