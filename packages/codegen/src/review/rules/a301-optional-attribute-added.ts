import { added, changeOf } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { memberText } from '../compare/type-text.js'
import type { ChangeRule } from '../rule.js'

/** An optional attribute is new. */
export const optionalAttributeAdded: ChangeRule = {
  id: 'A301',
  slug: 'optional-attribute-added',
  severity: 'safe',
  breaks: [],
  title: 'An optional attribute is new',
  why: 'Items without it are as good as before.',
  recipe: 'M0',
  check: ({ members }: Comparison) =>
    added(members)
      .filter(({ head }) => head.optional)
      .map((member) => changeOf(member, undefined, memberText(member.head))),
}
