import type { EntityModel } from '@keyloom/core'
import type { Change } from '../change.js'
import { changeOf, isSame, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { partAttributes } from '../compare/key-tokens.js'
import type { Member } from '../compare/members.js'
import type { ChangeRule } from '../rule.js'

/** What Keyloom computes is computed otherwise. */
export const computedAttributeFormulaChanged: ChangeRule = {
  id: 'A316',
  slug: 'computed-attribute-formula-changed',
  severity: 'dangerous',
  breaks: ['R'],
  title: 'What Keyloom computes is computed otherwise',
  why: 'Stored numbers were made the old way and disagree with the new ones until they are made again.',
  recipe: 'M2',
  check: (comparison) => [...keptByKeyloom(comparison), ...computed(comparison)],
}

function keptByKeyloom({ entities }: Comparison): Change[] {
  return kept(entities).flatMap((entity) => {
    const [before, after] = [formulas(entity.base), formulas(entity.head)]
    return before === after ? [] : [changeOf(entity, before || 'nothing', after || 'nothing', { recipe: 'M2' })]
  })
}

/** Attributes that the application's own code computes: of other attributes, or by another constant. */
function computed({ members, entities }: Comparison): Change[] {
  return kept(members).flatMap((member) => {
    const { base, head } = member
    if (isSame(base.computed, head.computed)) return []
    const entity = entities.find(({ about }) => about.entity === member.about.entity)?.head
    const inKey = entity !== undefined && isIn(entity.key, head.name)
    const breaks = base.computed === undefined || head.computed === undefined ? (['R', 'T'] as const) : (['R'] as const)
    return changeOf(member, formula(base), formula(head), {
      breaks,
      ...(inKey && { recipe: 'M3' }),
      ...((inKey || entity?.indexes.some(({ variants }) => variants.some((variant) => isIn(variant, head.name)))) && {
        severity: 'breaking',
        note: `Keys are made of it: stored items are under those of the old values.`,
      }),
    })
  })
}

type Parts = EntityModel['key'] | EntityModel['indexes'][number]['variants'][number]

function isIn({ partition, sort }: Parts, attribute: string): boolean {
  return [partition, sort].flat().some((part) => partAttributes(part).includes(attribute))
}

function formula({ computed }: Member): string {
  return computed === undefined ? 'given by callers' : `computed of ${computed.from.join(', ')} by ${computed.code.name}`
}

/** What the items of an entity count up, the number they are given, where the newest is, and what they copy: `Repo.issues, number from Repo.lastNumber`. */
function formulas({ countedIn = [], sequence, latestIn, copies = [] }: EntityModel): string {
  const counters = countedIn.map(({ parent, counter, key }) => `${parent}.${counter} by ${Object.values(key).join(', ')}`)
  const numbered = sequence === undefined ? [] : [`${sequence.attribute} from ${sequence.parent}.${sequence.counter}`]
  const latest = latestIn === undefined ? [] : [`${latestIn.entity} by ${latestIn.by}`]
  const copied = copies.flatMap(({ owner, attributes }) =>
    Object.entries(attributes).map(([name, source]) => `${name} from ${owner}.${source}`),
  )
  return [...counters, ...numbered, ...latest, ...copied].join('; ')
}
