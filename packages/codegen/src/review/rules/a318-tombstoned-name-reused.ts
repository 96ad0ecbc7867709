import { added, changeOf } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** A new attribute has the name of a removed one. */
export const tombstonedNameReused: ChangeRule = {
  id: 'A318',
  slug: 'tombstoned-name-reused',
  severity: 'breaking',
  breaks: ['R'],
  title: 'A new attribute has the name of a removed one',
  why: 'What stored items still hold under it gets a new meaning.',
  recipe: 'M0',
  supersedes: ['A301', 'A302', 'A303'],
  check: ({ members, entities }: Comparison) =>
    added(members).flatMap((member) => {
      const entity = entities.find(({ about }) => about.entity === member.about.entity)
      const tombstones = [...(entity?.base?.tombstones ?? []), ...(entity?.head?.tombstones ?? [])]
      const { stored } = member.head
      return stored !== undefined && tombstones.includes(stored) ? [changeOf(member, undefined, stored)] : []
    }),
}
