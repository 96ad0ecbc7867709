import { added, changeOf } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { indexText } from '../compare/index-text.js'
import type { ChangeRule } from '../rule.js'

/** A global index is new. */
export const gsiAdded: ChangeRule = {
  id: 'G201',
  slug: 'gsi-added',
  severity: 'safe',
  breaks: ['P'],
  title: 'A global index is new',
  why: 'It is built in the background, one index at a time, and cannot be read before it is ACTIVE; from then on every write of its items costs one more.',
  recipe: 'M4',
  supersedes: ['G212'],
  check: ({ indexes, memberships }: Comparison) =>
    added(indexes)
      .filter(({ head }) => head.kind === 'global')
      .map((index) => {
        const joined = memberships.filter(({ about }) => about.table === index.about.table && about.index === index.about.index)
        const entities = joined.flatMap(({ about }) => about.entity ?? [])
        return changeOf({ ...index, about: { ...index.about, entities } }, undefined, indexText(index.head), {
          covers: joined.map(({ path }) => path),
        })
      }),
}
