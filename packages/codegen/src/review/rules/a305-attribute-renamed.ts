import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** An attribute has another name. */
export const attributeRenamed: ChangeRule = {
  id: 'A305',
  slug: 'attribute-renamed',
  severity: 'breaking',
  breaks: ['R', 'W'],
  title: 'An attribute has another name',
  why: 'Stored items have it under the old name, and old code looks for it there.',
  recipe: 'M9',
  supersedes: ['P504', 'P506', 'P505'],
  check: ({ members, questions }: Comparison) =>
    kept(members)
      .filter(({ base, head }) => base.name !== head.name || base.stored !== head.stored)
      .map((member) => {
        const { base, head, about } = member
        const covers = questions.filter((question) => question.about.entity === about.entity).map(({ path }) => path)
        if (base.stored !== head.stored) return changeOf(member, base.stored, head.stored, { covers })
        // The name in the item stays: only code that compiles sees the new one.
        const why = 'Items have it under the same name as before.'
        return changeOf(member, base.name, head.name, { severity: 'safe', breaks: ['T'], recipe: 'M0', why, covers })
      }),
}
