import { partFindings } from '../compare/part-findings.js'
import type { ChangeRule } from '../rule.js'

/** What an entity puts into an index has another template. */
export const indexKeyTemplateChanged: ChangeRule = {
  id: 'G211',
  slug: 'index-key-template-changed',
  severity: 'breaking',
  breaks: ['R', 'W'],
  title: 'What an entity puts into an index has another template',
  why: 'Items that are stored stay at their old index keys until they are stamped again; the table itself does not move.',
  recipe: 'M2',
  check: (comparison) =>
    partFindings(
      comparison,
      ['template', 'component-added', 'component-removed', 'literal', 'reordered', 'padding', 'encoding', 'more-shards', 'other-shards'],
      'index',
    ),
}
