import type { TableModel } from '@keyloom/core'
import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** A table has another class or is encrypted by another key. */
export const tableClassOrEncryptionChanged: ChangeRule = {
  id: 'T609',
  slug: 'table-class-or-encryption-changed',
  severity: 'dangerous',
  breaks: ['P', 'I'],
  title: 'A table has another class or is encrypted by another key',
  why: 'The class changes prices and can be switched twice in 30 days; with another key, who may read the table changes.',
  recipe: 'M0',
  check: ({ tables }: Comparison) =>
    kept(tables).flatMap((table) => {
      const [before, after] = [storage(table.base), storage(table.head)]
      return before === after ? [] : [changeOf(table, before, after)]
    }),
}

function storage({ deployment = {} }: TableModel): string {
  return `${deployment.tableClass ?? 'standard'}, ${deployment.encryption ?? 'aws-owned'} key`
}
