import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** The stream of a table is another one, or gone. */
export const streamChanged: ChangeRule = {
  id: 'T607',
  slug: 'stream-view-type-changed',
  severity: 'breaking',
  breaks: ['W'],
  title: 'The stream of a table is another one, or gone',
  why: 'Its consumers miss what they read; to change it, it is disabled and enabled again, as a new stream.',
  recipe: 'M0',
  check: ({ tables }: Comparison) =>
    kept(tables)
      .filter(({ base, head }) => base.stream !== undefined && base.stream !== head.stream)
      .map((table) => changeOf(table, table.base.stream, table.head.stream)),
}
