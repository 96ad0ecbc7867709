import type { TableModel } from '@keyloom/core'
import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** The indexes of a table copy more than 100 named attributes. */
export const includeLimitExceeded: ChangeRule = {
  id: 'G218',
  slug: 'include-limit-exceeded',
  severity: 'breaking',
  breaks: ['I'],
  title: 'The indexes of a table copy more than 100 named attributes',
  why: 'The creation fails: 100 names over all indexes, repeats counted.',
  recipe: 'M0',
  check: ({ tables }: Comparison) =>
    kept(tables).flatMap((table) => {
      const [before, after] = [named(table.base), named(table.head)]
      return after > LIMIT && after > before ? [changeOf(table, `${before} names`, `${after} names`)] : []
    }),
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html */
const LIMIT = 100

function named({ indexes }: TableModel): number {
  return indexes.reduce((sum, { projection }) => sum + (projection.kind === 'include' ? projection.attributes.length : 0), 0)
}
