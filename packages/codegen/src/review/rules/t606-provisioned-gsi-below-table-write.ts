import type { IndexModel } from '@keyloom/core'
import { changeOf } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** An index has less write capacity than its table. */
export const provisionedGsiBelowTableWrite: ChangeRule = {
  id: 'T606',
  slug: 'provisioned-gsi-below-table-write',
  severity: 'dangerous',
  breaks: ['P'],
  title: 'An index has less write capacity than its table',
  why: 'An index that cannot keep up throttles the writes of the table.',
  recipe: 'M0',
  check: ({ indexes, head }: Comparison) =>
    indexes.flatMap((index) => {
      const table = head.tables.find(({ name }) => name === index.about.table)
      const [before, after] = [writesOf(index.base), writesOf(index.head)]
      const ofTable = table?.capacity.mode === 'provisioned' ? table.capacity.write.max : undefined
      if (after === undefined || ofTable === undefined || after >= ofTable || before === after) return []
      return [changeOf(index, before === undefined ? undefined : `${before} WCU`, `${after} of the table's ${ofTable} WCU`)]
    }),
}

/** The most write capacity that an index scales to. */
function writesOf(index: IndexModel | undefined): number | undefined {
  return index?.capacity?.mode === 'provisioned' ? index.capacity.write.max : undefined
}
