import type { KeySchema } from '@keyloom/core'
import { changeOf, isSame, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { traces } from '../compare/index-uses.js'
import { keySchemaText, namesOf, sameShape } from '../compare/key-schema.js'
import type { ChangeRule } from '../rule.js'

/** A global index has other key attributes. */
export const gsiKeySchemaChanged: ChangeRule = {
  id: 'G205',
  slug: 'gsi-key-schema-changed',
  severity: 'breaking',
  breaks: ['I'],
  title: 'A global index has other key attributes',
  why: 'The key of an index cannot be altered: it is deleted and created again, and cannot be read in between.',
  recipe: 'M5',
  supersedes: ['G211', 'G212', 'G213', 'G214', 'G215', 'K103', 'K106', 'K107', 'K108', 'P504', 'P506', 'P511'],
  check: (comparison: Comparison) =>
    kept(comparison.indexes)
      .filter(({ base, head }) => base.kind === 'global' && head.kind === 'global')
      .filter(({ base, head }) => isNatural(base.key) === isNatural(head.key))
      .filter(({ base, head }) => !sameShape(base.key, head.key) || !isSame(namesOf(base.key), namesOf(head.key)))
      .map((index) =>
        changeOf(index, keySchemaText(index.base.key), keySchemaText(index.head.key), {
          covers: traces(comparison, index.about.table, index.about.index),
        }),
      ),
}

/** Rule G217 speaks of an index that came to have several attributes on one side, or no longer has. */
function isNatural({ partition, sort }: KeySchema): boolean {
  return partition.length > 1 || sort.length > 1
}
