import { partFindings } from '../compare/part-findings.js'
import type { ChangeRule } from '../rule.js'

/** The sort key has another template. */
export const skTemplateChanged: ChangeRule = {
  id: 'K102',
  slug: 'sk-template-changed',
  severity: 'breaking',
  breaks: ['R', 'W'],
  title: 'The sort key has another template',
  why: 'Items that are stored stay at keys that the new code never asks for; code that still runs does not find the new ones. Lists lose the old items.',
  recipe: 'M3',
  check: (comparison) => partFindings(comparison, ['template'], 'primary').filter(({ path }) => path.at(-1) === 'sort'),
}
