import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { entityKeys, keySchemaText, sameShape } from '../compare/key-schema.js'
import type { ChangeRule } from '../rule.js'

/** The table gained or lost its sort key. */
export const sortKeyAddedOrRemoved: ChangeRule = {
  id: 'K111',
  slug: 'sort-key-added-or-removed',
  severity: 'breaking',
  breaks: ['I'],
  title: 'The table gained or lost its sort key',
  why: 'DynamoDB cannot alter it: the table is replaced, and its items are lost unless they are copied.',
  recipe: 'M6',
  supersedes: ['K101', 'K102', 'K103', 'K104', 'K105', 'K106', 'P504', 'P505', 'E408'],
  check: (comparison: Comparison) =>
    kept(comparison.tables)
      .filter(({ base, head }) => !sameShape(base.key, head.key))
      .map((table) =>
        changeOf(table, keySchemaText(table.base.key), keySchemaText(table.head.key), { covers: entityKeys(comparison, table.head.name) }),
      ),
}
