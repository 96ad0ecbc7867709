import type { TableModel } from '@keyloom/core'
import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** The table has more than 20 global indexes. */
export const gsiQuotaExceeded: ChangeRule = {
  id: 'G208',
  slug: 'gsi-quota-exceeded',
  severity: 'breaking',
  breaks: ['I'],
  title: 'The table has more than 20 global indexes',
  why: 'The creation fails: 20 is the quota of a table until AWS raises it.',
  recipe: 'M0',
  check: ({ tables }: Comparison) =>
    kept(tables).flatMap((table) => {
      const [before, after] = [globalIndexes(table.base), globalIndexes(table.head)]
      return after > QUOTA && after > before ? [changeOf(table, `${before} global indexes`, `${after} global indexes`)] : []
    }),
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html */
const QUOTA = 20

function globalIndexes({ indexes }: TableModel): number {
  return indexes.filter(({ kind }) => kind === 'global').length
}
