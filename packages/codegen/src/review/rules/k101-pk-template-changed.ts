import { partFindings } from '../compare/part-findings.js'
import type { ChangeRule } from '../rule.js'

/** The partition key has another template. */
export const pkTemplateChanged: ChangeRule = {
  id: 'K101',
  slug: 'pk-template-changed',
  severity: 'breaking',
  breaks: ['R', 'W'],
  title: 'The partition key has another template',
  why: 'Items that are stored stay at keys that the new code never asks for; code that still runs does not find the new ones.',
  recipe: 'M3',
  check: (comparison) => partFindings(comparison, ['template'], 'primary').filter(({ path }) => path.at(-1) === 'partition'),
}
