import { added, changeOf } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { memberText } from '../compare/type-text.js'
import type { ChangeRule } from '../rule.js'

/** A required attribute with a default is new. */
export const requiredAttributeAddedWithReadDefault: ChangeRule = {
  id: 'A302',
  slug: 'required-attribute-added-with-read-default',
  severity: 'dangerous',
  breaks: ['W'],
  title: 'A required attribute with a default is new',
  why: 'Old code writes items without it, which readers fill in until they are rewritten.',
  recipe: 'M1',
  check: ({ members }: Comparison) =>
    added(members)
      .filter(({ head }) => !head.optional && head.default !== undefined)
      .map((member) => changeOf(member, undefined, memberText(member.head))),
}
