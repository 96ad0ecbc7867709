import { partFindings } from '../compare/part-findings.js'
import type { ChangeRule } from '../rule.js'

/** A number in a key has another width. */
export const keyPaddingChanged: ChangeRule = {
  id: 'K107',
  slug: 'key-padding-changed',
  severity: 'breaking',
  breaks: ['R', 'W'],
  title: 'A number in a key has another width',
  why: 'New code does not find items written before, and one page mixes two orders: mixed widths sort wrongly even where each is readable.',
  recipe: 'M3',
  supersedes: ['G211'],
  check: (comparison) => partFindings(comparison, ['padding'], 'any'),
}
