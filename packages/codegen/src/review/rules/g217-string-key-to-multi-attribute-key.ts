import type { KeySchema } from '@keyloom/core'
import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { traces } from '../compare/index-uses.js'
import { keySchemaText } from '../compare/key-schema.js'
import type { ChangeRule } from '../rule.js'

/** An index made of text has a key of several attributes now, or the reverse. */
export const stringKeyToMultiAttributeKey: ChangeRule = {
  id: 'G217',
  slug: 'string-key-to-multi-attribute-key',
  severity: 'breaking',
  breaks: ['I'],
  title: 'An index made of text has a key of several attributes now, or the reverse',
  why: 'It is another index under the same name: it is created under a new name. Toward several attributes nothing has to be stamped.',
  recipe: 'M5',
  supersedes: ['G205', 'G211', 'G212', 'G213', 'P504', 'P506', 'P511'],
  check: (comparison: Comparison) =>
    kept(comparison.indexes)
      .filter(({ base, head }) => isMulti(base.key) !== isMulti(head.key))
      .map((index) =>
        changeOf(index, keySchemaText(index.base.key), keySchemaText(index.head.key), {
          covers: traces(comparison, index.about.table, index.about.index),
        }),
      ),
}

function isMulti({ partition, sort }: KeySchema): boolean {
  return partition.length > 1 || sort.length > 1
}
