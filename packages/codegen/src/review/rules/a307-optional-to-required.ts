import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** An optional attribute is required now. */
export const optionalToRequired: ChangeRule = {
  id: 'A307',
  slug: 'optional-to-required',
  severity: 'breaking',
  breaks: ['R'],
  title: 'An optional attribute is required now',
  why: 'Stored items without it cannot be read.',
  recipe: 'M2',
  check: ({ members }: Comparison) =>
    kept(members)
      .filter(({ base, head }) => base.optional && !head.optional && head.default === undefined)
      .map((member) => changeOf(member, 'optional', 'required')),
}
