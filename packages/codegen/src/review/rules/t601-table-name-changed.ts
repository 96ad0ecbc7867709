import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** A table has another name. */
export const tableNameChanged: ChangeRule = {
  id: 'T601',
  slug: 'table-name-changed',
  severity: 'breaking',
  breaks: ['I'],
  title: 'A table has another name',
  why: 'Infrastructure tools replace it: the items stay in the old one.',
  recipe: 'M6',
  check: ({ tables }: Comparison) =>
    kept(tables)
      .filter(({ base, head }) => base.name !== head.name)
      .map((table) => changeOf(table, table.base.name, table.head.name)),
}
