import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** An attribute has another unit. */
export const attributeUnitChanged: ChangeRule = {
  id: 'A317',
  slug: 'attribute-meaning-or-unit-changed',
  severity: 'breaking',
  breaks: ['R', 'W'],
  title: 'An attribute has another unit',
  why: 'No type tells cents from euros: stored values are read as something else, without an error.',
  recipe: 'M9',
  check: ({ members }: Comparison) =>
    kept(members)
      .filter(({ base, head }) => base.unit !== undefined && base.unit !== head.unit)
      .map((member) => changeOf(member, member.base.unit, member.head.unit, { note: 'Give the new unit an attribute of its own.' })),
}
