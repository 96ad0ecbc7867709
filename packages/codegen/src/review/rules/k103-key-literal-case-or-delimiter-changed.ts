import { partFindings } from '../compare/part-findings.js'
import type { ChangeRule } from '../rule.js'

/** Only case or punctuation of a key changed. */
export const keyLiteralCaseOrDelimiterChanged: ChangeRule = {
  id: 'K103',
  slug: 'key-literal-case-or-delimiter-changed',
  severity: 'breaking',
  breaks: ['R', 'W'],
  title: 'Only case or punctuation of a key changed',
  why: 'It looks harmless in a diff and moves every item: keys are compared byte by byte.',
  recipe: 'M3',
  supersedes: ['G211'],
  check: (comparison) => partFindings(comparison, ['literal'], 'any'),
}
