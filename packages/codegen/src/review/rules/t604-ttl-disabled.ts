import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** Items do not expire any more. */
export const ttlDisabled: ChangeRule = {
  id: 'T604',
  slug: 'ttl-disabled',
  severity: 'dangerous',
  breaks: ['P'],
  title: 'Items do not expire any more',
  why: 'The table grows, and items that were to go stay.',
  recipe: 'M0',
  supersedes: ['G206'],
  check: ({ tables }: Comparison) =>
    kept(tables)
      .filter(({ base, head }) => base.ttl !== undefined && head.ttl === undefined)
      .map((table) => changeOf(table, table.base.ttl)),
}
