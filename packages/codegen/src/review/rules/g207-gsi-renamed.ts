import { added, changeOf, removed } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { isSameIndex } from '../compare/index-text.js'
import { traces } from '../compare/index-uses.js'
import type { ChangeRule } from '../rule.js'

/** A global index has another name. */
export const gsiRenamed: ChangeRule = {
  id: 'G207',
  slug: 'gsi-renamed',
  severity: 'breaking',
  breaks: ['I', 'W'],
  title: 'A global index has another name',
  why: 'An index has no name to change: the old one is deleted and the new one created.',
  recipe: 'M5',
  supersedes: ['G201', 'G202', 'G203', 'G212', 'G213', 'G219', 'P502', 'P503', 'P507'],
  check: (comparison: Comparison) =>
    added(comparison.indexes).flatMap((index) => {
      const { table } = index.about
      const old = removed(comparison.indexes).find(({ about, base }) => about.table === table && isSameIndex(base, index.head))
      if (old === undefined || index.head.kind !== 'global') return []
      const covers = [old.path, ...traces(comparison, table, old.base.name), ...traces(comparison, table, index.head.name)]
      return [changeOf(index, old.base.name, index.head.name, { covers })]
    }),
}
