import { changeOf, removed } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { indexText } from '../compare/index-text.js'
import { readersOf, readersText, traces } from '../compare/index-uses.js'
import type { ChangeRule } from '../rule.js'

/** A global index that is read is gone. */
export const gsiRemovedInUse: ChangeRule = {
  id: 'G203',
  slug: 'gsi-removed-in-use',
  severity: 'breaking',
  breaks: ['R', 'W', 'T'],
  title: 'A global index that is read is gone',
  why: 'Code that runs now fails as soon as the index is deleted, and so do its access patterns.',
  recipe: 'M5',
  supersedes: ['G213', 'P503', 'P507'],
  check: (comparison: Comparison) =>
    removed(comparison.indexes).flatMap((index) => {
      const { table, index: name } = index.about
      const readers = readersOf(comparison, table, name)
      if (index.base.kind !== 'global' || readers.length === 0) return []
      const note = `Read by ${readersText(readers)}.`
      return [changeOf(index, indexText(index.base), undefined, { note, covers: traces(comparison, table, name) })]
    }),
}
