import { partFindings } from '../compare/part-findings.js'
import type { ChangeRule } from '../rule.js'

/** A template is spelled otherwise and forms the same keys. */
export const templateRespelledSameOutput: ChangeRule = {
  id: 'K116',
  slug: 'template-respelled-same-output',
  severity: 'safe',
  breaks: [],
  title: 'A template is spelled otherwise and forms the same keys',
  why: 'Proven on the normalised template: every key stays as it is.',
  recipe: 'M0',
  check: (comparison) => partFindings(comparison, ['respelled'], 'any').map((change) => ({ ...change, recipe: 'M0' as const })),
}
