import { changeOf, removed } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { memberText } from '../compare/type-text.js'
import type { ChangeRule } from '../rule.js'

/** An attribute is gone. */
export const attributeRemoved: ChangeRule = {
  id: 'A304',
  slug: 'attribute-removed',
  severity: 'dangerous',
  breaks: ['W', 'T'],
  title: 'An attribute is gone',
  why: 'Code that still runs may need it; stored items keep it.',
  recipe: 'M7',
  check: ({ members, entities }: Comparison) =>
    removed(members).map((member) => {
      const tombstones = entities.find(({ about }) => about.entity === member.about.entity)?.head?.tombstones ?? []
      const { stored } = member.base
      const note =
        stored === undefined || tombstones.includes(stored)
          ? {}
          : { note: `Declare \`tombstones: ['${stored}']\`, so that the name is not used again.` }
      return changeOf(member, memberText(member.base), undefined, note)
    }),
}
