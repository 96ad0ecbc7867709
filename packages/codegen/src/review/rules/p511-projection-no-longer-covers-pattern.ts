import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { isAttribute } from '../compare/members.js'
import type { ChangeRule } from '../rule.js'

/** An access pattern returns less of an item. */
export const projectionNoLongerCoversPattern: ChangeRule = {
  id: 'P511',
  slug: 'projection-no-longer-covers-pattern',
  severity: 'breaking',
  breaks: ['R', 'P'],
  title: 'An access pattern returns less of an item',
  why: 'The index it reads does not hold all attributes, and a global index cannot fetch the others.',
  recipe: 'M5',
  supersedes: ['P505', 'P507'],
  check: ({ questions, members }: Comparison) =>
    kept(questions).flatMap((question) => {
      const { base, head, about } = question
      const returned = (name: string): boolean => {
        const former = formerName(name, members, about.entity)
        return former !== undefined && base.plan?.missing.includes(former) === false
      }
      const lost = head.plan?.missing.filter(returned) ?? []
      return lost.length === 0 ? [] : [changeOf(question, 'whole items', `without ${lost.join(', ')}`, { recipe: 'M0' })]
    }),
}

/** What the old schema calls an attribute of an entity, or `Entity.attribute` of a collection; undefined where it does not have it. */
function formerName(name: string, members: Comparison['members'], owner: string | undefined): string | undefined {
  const [entity, attribute] = owner === undefined ? name.split('.') : [owner, name]
  const member = members.find((one) => isAttribute(one) && one.about.entity === entity && one.head?.name === attribute)
  if (member?.base === undefined) return undefined
  return owner === undefined ? `${entity}.${member.base.name}` : member.base.name
}
