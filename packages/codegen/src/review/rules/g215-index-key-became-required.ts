import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { conditionChange } from '../compare/memberships.js'
import type { ChangeRule } from '../rule.js'

/** An attribute of an index key is always there now. */
export const indexKeyBecameRequired: ChangeRule = {
  id: 'G215',
  slug: 'index-key-became-required',
  severity: 'dangerous',
  breaks: ['R'],
  title: 'An attribute of an index key is always there now',
  why: 'Items that are stored without it are still not in the index.',
  recipe: 'M2',
  supersedes: ['A307'],
  check: ({ memberships, members }: Comparison) =>
    kept(memberships).flatMap((membership) =>
      conditionChange(membership)
        .widenedBy.filter(({ kind }) => kind === 'present')
        .flatMap(({ attribute }) => {
          const member = kept(members).find(({ about, head }) => about.entity === membership.about.entity && head.name === attribute)
          if (member === undefined || !member.base.optional || member.head.optional) return []
          return [changeOf(membership, `${attribute} optional`, `${attribute} always`, { covers: [member.path] })]
        }),
    ),
}
