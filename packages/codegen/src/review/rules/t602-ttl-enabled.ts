import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** Items expire now. */
export const ttlEnabled: ChangeRule = {
  id: 'T602',
  slug: 'ttl-enabled',
  severity: 'dangerous',
  breaks: ['R'],
  title: 'Items expire now',
  why: 'DynamoDB deletes what is past its time: count stored items that already are, before it is enabled.',
  recipe: 'M0',
  supersedes: ['G206'],
  check: ({ tables }: Comparison) =>
    kept(tables)
      .filter(({ base, head }) => base.ttl === undefined && head.ttl !== undefined)
      .map((table) => changeOf(table, undefined, table.head.ttl)),
}
