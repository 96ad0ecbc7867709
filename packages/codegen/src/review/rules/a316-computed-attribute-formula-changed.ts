import type { EntityModel } from '@keyloom/core'
import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
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
  check: ({ entities }: Comparison) =>
    kept(entities).flatMap((entity) => {
      const [before, after] = [formulas(entity.base), formulas(entity.head)]
      return before === after ? [] : [changeOf(entity, before || 'nothing', after || 'nothing', { recipe: 'M2' })]
    }),
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
