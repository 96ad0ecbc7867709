import { changeOf, kept, removed } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { readersOf } from '../compare/index-uses.js'
import { conditionChange, conditionText } from '../compare/memberships.js'
import type { ChangeRule } from '../rule.js'

/** Items of an entity are not in an index any more. */
export const entityLeftIndex: ChangeRule = {
  id: 'G213',
  slug: 'entity-left-index',
  severity: 'breaking',
  breaks: ['R'],
  title: 'Items of an entity are not in an index any more',
  why: 'Entries of stored items remain until their index keys are removed; a pattern that reads them here loses the new ones.',
  recipe: 'M7',
  check: (comparison: Comparison) => {
    const { memberships, members } = comparison
    const left = removed(memberships).map((membership) => ({ membership, before: 'all items', after: undefined }))
    const narrowed = kept(memberships).flatMap((membership) => {
      const conditions = conditionChange(membership).narrowedBy.filter(
        ({ kind, attribute }) => kind !== 'present' || !becameOptional(members, membership.about.entity, attribute),
      )
      return conditions.length === 0
        ? []
        : [{ membership, before: 'without condition', after: `where ${conditions.map(conditionText).join(', ')}` }]
    })
    return [...left, ...narrowed].map(({ membership, before, after }) => {
      const { table, entity, index } = membership.about
      const isRead = readersOf(comparison, table, index).some(({ about }) => about.entity === entity || about.entity === undefined)
      return changeOf(membership, before, after, { severity: isRead ? 'breaking' : 'dangerous' })
    })
  },
}

/** Rule G214 speaks of an attribute that items may lack now. */
function becameOptional(members: Comparison['members'], entity: string | undefined, attribute: string): boolean {
  return kept(members).some(
    ({ about, base, head }) => about.entity === entity && head.name === attribute && !base.optional && head.optional,
  )
}
