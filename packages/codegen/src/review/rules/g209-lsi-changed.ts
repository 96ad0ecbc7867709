import { changeOf, isSame } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { indexText } from '../compare/index-text.js'
import { traces } from '../compare/index-uses.js'
import type { ChangeRule } from '../rule.js'

/** A local index was added, removed or changed. */
export const lsiChanged: ChangeRule = {
  id: 'G209',
  slug: 'lsi-changed',
  severity: 'breaking',
  breaks: ['I'],
  title: 'A local index was added, removed or changed',
  why: 'Local indexes are created with their table and stay as they are: the table is replaced.',
  recipe: 'M6',
  supersedes: ['G212', 'G213', 'G211', 'P502', 'P503', 'P507', 'P511'],
  check: (comparison: Comparison) =>
    comparison.indexes
      .filter(({ base, head }) => (base?.kind === 'local' || head?.kind === 'local') && !isSame(base, head))
      .map((index) =>
        changeOf(index, index.base && indexText(index.base), index.head && indexText(index.head), {
          covers: traces(comparison, index.about.table, index.about.index),
        }),
      ),
}
