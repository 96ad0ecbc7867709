import { added, changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { indexText } from '../compare/index-text.js'
import type { ChangeRule } from '../rule.js'

/** The table has its first local index. */
export const firstLsiOnTable: ChangeRule = {
  id: 'G210',
  slug: 'first-lsi-on-table',
  severity: 'dangerous',
  breaks: ['P'],
  title: 'The table has its first local index',
  why: 'From then on an item collection may not pass 10 GB, for ever.',
  recipe: 'M6',
  check: ({ tables, indexes }: Comparison) =>
    kept(tables)
      .filter(({ base }) => !base.indexes.some(({ kind }) => kind === 'local'))
      .flatMap((table) => {
        const [first] = added(indexes).filter(({ about, head }) => about.table === table.head.name && head.kind === 'local')
        return first === undefined ? [] : [changeOf(table, undefined, indexText(first.head))]
      }),
}
