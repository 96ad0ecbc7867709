import { changeOf, isSame, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { entityKeys, keySchemaText, namesOf } from '../compare/key-schema.js'
import type { ChangeRule } from '../rule.js'

/** A key attribute of the table has another type. */
export const keyAttributeTypeChanged: ChangeRule = {
  id: 'K109',
  slug: 'key-attribute-type-changed',
  severity: 'breaking',
  breaks: ['I'],
  title: 'A key attribute of the table has another type',
  why: 'DynamoDB cannot alter it: the table is replaced, and its items are lost unless they are copied.',
  recipe: 'M6',
  supersedes: ['K101', 'K102', 'K103', 'K104', 'K105', 'K106', 'K107', 'K108', 'A306', 'A314'],
  check: (comparison: Comparison) =>
    kept(comparison.tables)
      .filter(({ base, head }) => isSame(namesOf(base.key), namesOf(head.key)) && !isSame(base.key, head.key))
      .map((table) =>
        changeOf(table, keySchemaText(table.base.key), keySchemaText(table.head.key), { covers: entityKeys(comparison, table.head.name) }),
      ),
}
