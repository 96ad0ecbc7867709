import type { Membership } from '@keyloom/core'
import { added, changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { partText } from '../compare/key-tokens.js'
import { conditionChange, conditionText } from '../compare/memberships.js'
import type { ChangeRule } from '../rule.js'

/** Items of an entity are in an index now. */
export const entityJoinedExistingIndex: ChangeRule = {
  id: 'G212',
  slug: 'entity-joined-existing-index',
  severity: 'dangerous',
  breaks: ['R'],
  title: 'Items of an entity are in an index now',
  why: 'Items that are stored are not in it until they are stamped: reads of the index miss them.',
  recipe: 'M4',
  check: ({ memberships, members }: Comparison) => [
    ...added(memberships).map((membership) => changeOf(membership, undefined, templateOf(membership.head))),
    ...kept(memberships).flatMap((membership) => {
      const { widenedBy } = conditionChange(membership)
      const lifted = widenedBy.filter(
        ({ kind, attribute }) => kind !== 'present' || !becameRequired(members, membership.about.entity, attribute),
      )
      return lifted.length === 0 ? [] : [changeOf(membership, `where ${lifted.map(conditionText).join(', ')}`, 'without that condition')]
    }),
  ],
}

function templateOf({ variants: [variant] }: Membership): string {
  return [...(variant?.partition ?? []), ...(variant?.sort ?? [])].map(partText).join(' / ')
}

/** Rule G215 speaks of an attribute that every item has now. */
function becameRequired(members: Comparison['members'], entity: string | undefined, attribute: string): boolean {
  return kept(members).some(
    ({ about, base, head }) => about.entity === entity && head.name === attribute && base.optional && !head.optional,
  )
}
