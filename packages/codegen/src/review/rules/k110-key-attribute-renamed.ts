import { changeOf, isSame, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { keySchemaText, namesOf, sameShape } from '../compare/key-schema.js'
import type { ChangeRule } from '../rule.js'

/** A key attribute of the table has another name. */
export const keyAttributeRenamed: ChangeRule = {
  id: 'K110',
  slug: 'key-attribute-renamed',
  severity: 'breaking',
  breaks: ['I'],
  title: 'A key attribute of the table has another name',
  why: 'DynamoDB cannot alter it: the table is replaced, and its items are lost unless they are copied.',
  recipe: 'M6',
  check: (comparison: Comparison) =>
    kept(comparison.tables)
      .filter(({ base, head }) => sameShape(base.key, head.key) && !isSame(namesOf(base.key), namesOf(head.key)))
      .map((table) => changeOf(table, keySchemaText(table.base.key), keySchemaText(table.head.key))),
}
