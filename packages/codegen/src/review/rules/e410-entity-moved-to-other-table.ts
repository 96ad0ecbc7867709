import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** An entity is in another table. */
export const entityMovedToOtherTable: ChangeRule = {
  id: 'E410',
  slug: 'entity-moved-to-other-table',
  severity: 'breaking',
  breaks: ['R', 'W', 'I'],
  title: 'An entity is in another table',
  why: 'Its stored items are in the old one, and transactions and collections that joined it to others are split.',
  recipe: 'M6',
  supersedes: ['K101', 'K102', 'K103', 'K104', 'K105', 'K106', 'G211', 'G212', 'G213', 'P507'],
  check: ({ entities, tables }: Comparison) =>
    kept(entities)
      .filter(({ base, head }) => base.table !== head.table)
      .filter(({ base, head }) => !tables.some((table) => table.base?.name === base.table && table.head?.name === head.table))
      .map((entity) => changeOf(entity, entity.base.table, entity.head.table)),
}
