import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { conditionChange } from '../compare/memberships.js'
import type { ChangeRule } from '../rule.js'

/** An attribute of an index key may be absent now. */
export const indexKeyBecameOptional: ChangeRule = {
  id: 'G214',
  slug: 'index-key-became-optional',
  severity: 'dangerous',
  breaks: ['R'],
  title: 'An attribute of an index key may be absent now',
  why: 'Items without it are not in the index: its lists lose them.',
  recipe: 'M1',
  supersedes: ['A308'],
  check: ({ memberships, members }: Comparison) =>
    kept(memberships).flatMap((membership) =>
      conditionChange(membership)
        .narrowedBy.filter(({ kind }) => kind === 'present')
        .flatMap(({ attribute }) => {
          const member = kept(members).find(({ about, head }) => about.entity === membership.about.entity && head.name === attribute)
          if (member === undefined || member.base.optional || !member.head.optional) return []
          return [changeOf(membership, `${attribute} always`, `${attribute} optional`, { covers: [member.path] })]
        }),
    ),
}
