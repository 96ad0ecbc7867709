import { type EntityModel, type KeyTexts, sharedPrimaryKey } from '@keyloom/core'
import { keyText } from '../../lint/facts/text.js'
import { type Compared, changeOf, isSame } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { partAttributes } from '../compare/key-tokens.js'
import type { ChangeRule } from '../rule.js'

/** Two entities can have one primary key. */
export const collisionIntroduced: ChangeRule = {
  id: 'E408',
  slug: 'collision-introduced',
  severity: 'breaking',
  breaks: ['R', 'W'],
  title: 'Two entities can have one primary key',
  why: 'The item that is written last replaces the other.',
  recipe: 'M3',
  supersedes: ['E401', 'E402', 'E409'],
  check: ({ entities }: Comparison) =>
    entities.flatMap((entity, i) => {
      if (!mayMeetAnew(entity)) return []
      // One finding for a pair: where both are new or changed, on the later of the two.
      const others = entities.filter((other, j) => j < i || (j > i && !mayMeetAnew(other)))
      const met = others.flatMap((other) => {
        const key = collision(entity.head, other.head)
        return key === undefined || collision(entity.base, other.base) !== undefined ? [] : [{ target: other.target, key }]
      })
      const [first] = met
      if (first === undefined) return []
      const text = `meets ${met.map(({ target }) => target).join(', ')}`
      const note = `Both it and ${first.target} can have the key ${keyText(first.key)}.`
      return [changeOf({ ...entity, path: [...entity.path, 'key'] }, undefined, text, { note, covers: [entity.path] })]
    }),
}

/** An entity that is new, or that has another key, other values in it, or other entities that it may meet. */
function mayMeetAnew({ base, head }: Compared<EntityModel>): boolean {
  const facts = (entity: EntityModel | undefined) => [entity?.key, keyTypes(entity), entity?.sharesKeyWith, entity?.table]
  return head !== undefined && !isSame(facts(base), facts(head))
}

function keyTypes(entity: EntityModel | undefined): unknown {
  const names = [...partAttributes(entity?.key.partition), ...partAttributes(entity?.key.sort)]
  return entity?.attributes.filter(({ name }) => names.includes(name)).map(({ type }) => type)
}

/** A key that items of two entities of one table can have, where they do not say so. */
function collision(one: EntityModel | undefined, other: EntityModel | undefined): KeyTexts | undefined {
  if (one === undefined || other === undefined || one.table !== other.table) return undefined
  if (one.sharesKeyWith?.includes(other.name) === true || other.sharesKeyWith?.includes(one.name) === true) return undefined
  return sharedPrimaryKey(one, other)
}
