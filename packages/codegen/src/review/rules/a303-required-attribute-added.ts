import { added, changeOf } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { memberText } from '../compare/type-text.js'
import type { ChangeRule } from '../rule.js'

/** A required attribute is new. */
export const requiredAttributeAdded: ChangeRule = {
  id: 'A303',
  slug: 'required-attribute-added',
  severity: 'breaking',
  breaks: ['R'],
  title: 'A required attribute is new',
  why: 'Stored items do not have it: reading them fails.',
  recipe: 'M2',
  check: ({ members }: Comparison) =>
    added(members)
      .filter(({ head }) => !head.optional && head.default === undefined)
      .map((member) => changeOf(member, undefined, memberText(member.head))),
}
