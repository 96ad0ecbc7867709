import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** Items expire by another attribute. */
export const ttlAttributeChanged: ChangeRule = {
  id: 'T603',
  slug: 'ttl-attribute-changed',
  severity: 'breaking',
  breaks: ['I'],
  title: 'Items expire by another attribute',
  why: 'DynamoDB does not switch it: it is disabled, which takes up to an hour, and enabled again.',
  recipe: 'M8',
  supersedes: ['G206'],
  check: ({ tables }: Comparison) =>
    kept(tables)
      .filter(({ base, head }) => base.ttl !== undefined && head.ttl !== undefined && base.ttl !== head.ttl)
      .map((table) => changeOf(table, table.base.ttl, table.head.ttl)),
}
