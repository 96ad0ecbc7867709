import { changeOf, isSame, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { traces } from '../compare/index-uses.js'
import { keySchemaText, namesOf } from '../compare/key-schema.js'
import type { ChangeRule } from '../rule.js'

/** A key attribute of an index has another type. */
export const indexKeyAttributeTypeChanged: ChangeRule = {
  id: 'G216',
  slug: 'index-key-attribute-type-changed',
  severity: 'breaking',
  breaks: ['I', 'R'],
  title: 'A key attribute of an index has another type',
  why: 'DynamoDB refuses writes of the other type, and leaves out stored items that have it.',
  recipe: 'M5',
  supersedes: ['G211', 'K108'],
  check: (comparison: Comparison) =>
    kept(comparison.indexes)
      .filter(({ base, head }) => base.kind === 'global' && isSame(namesOf(base.key), namesOf(head.key)) && !isSame(base.key, head.key))
      .map((index) =>
        changeOf(index, keySchemaText(index.base.key), keySchemaText(index.head.key), {
          covers: traces(comparison, index.about.table, index.about.index),
        }),
      ),
}
