import { changeOf, kept, removed } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { memberText } from '../compare/type-text.js'
import type { ChangeRule } from '../rule.js'

/** An attribute is gone. */
export const attributeRemoved: ChangeRule = {
  id: 'A304',
  slug: 'attribute-removed',
  severity: 'dangerous',
  breaks: ['W', 'T'],
  title: 'An attribute is gone, or results or changes have it no more',
  why: 'Code that still runs may need it; stored items keep it.',
  recipe: 'M7',
  check: (comparison) => [...gone(comparison), ...withheld(comparison)],
}

function gone({ members, entities }: Comparison) {
  return removed(members).map((member) => {
    const tombstones = entities.find(({ about }) => about.entity === member.about.entity)?.head?.tombstones ?? []
    const { stored } = member.base
    const note =
      stored === undefined || tombstones.includes(stored)
        ? {}
        : { note: `Declare \`tombstones: ['${stored}']\`, so that the name is not used again.` }
    return changeOf(member, memberText(member.base), undefined, note)
  })
}

/** Hidden now, so that no result has it, or read-only now, so that no change has it. */
function withheld({ members }: Comparison) {
  return kept(members).flatMap((member) => {
    const { base, head } = member
    if (head.hidden === true && base.hidden !== true)
      return changeOf(member, 'returned', 'hidden', {
        breaks: ['T'],
        recipe: 'M0',
        note: 'Callers that take it from what they read come first.',
      })
    if (head.readOnly === true && base.readOnly !== true)
      return changeOf(member, 'changed by updates', 'read-only', {
        recipe: 'M0',
        note: 'Callers that change it, and batches of the entity, come first: what they have written since its creation stays.',
      })
    return []
  })
}
