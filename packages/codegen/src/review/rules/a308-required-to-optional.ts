import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** A required attribute is optional now. */
export const requiredToOptional: ChangeRule = {
  id: 'A308',
  slug: 'required-to-optional',
  severity: 'dangerous',
  breaks: ['W', 'T'],
  title: 'A required attribute is optional now',
  why: 'Old code takes it for granted.',
  recipe: 'M1',
  supersedes: ['A313'],
  check: ({ members }: Comparison) =>
    kept(members)
      .filter(({ base, head }) => !base.optional && head.optional)
      .map((member) => changeOf(member, 'required', 'optional')),
}
