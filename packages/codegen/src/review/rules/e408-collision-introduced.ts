import { type EntityModel, type Model, primaryKeysMayMeet } from '@keyloom/core'
import { changeOf } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
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
  check: ({ entities, base, head }: Comparison) =>
    entities.flatMap((entity) => {
      const others = entity.head === undefined ? [] : meeting(entity.head, head)
      const before = entity.base === undefined ? [] : meeting(entity.base, base)
      // One finding for a pair: on the entity that is new or changed, or that comes later.
      const isLater = (name: string) =>
        entity.base === undefined ||
        head.entities.findIndex((one) => one.name === name) < head.entities.findIndex((one) => one.name === entity.head?.name)
      const found = others.filter((name) => !before.includes(name) && isLater(name) && !isNewer(name, entity.base, entities))
      return found.length === 0
        ? []
        : [changeOf({ ...entity, path: [...entity.path, 'key'] }, undefined, `meets ${found.join(', ')}`, { covers: [entity.path] })]
    }),
}

/** The entities of the same table whose keys this one can have, and that do not say so. */
function meeting(entity: EntityModel, { entities }: Model): string[] {
  return entities
    .filter((other) => other.name !== entity.name && other.table === entity.table)
    .filter((other) => entity.sharesKeyWith?.includes(other.name) !== true && other.sharesKeyWith?.includes(entity.name) !== true)
    .filter((other) => primaryKeysMayMeet(entity, other))
    .map(({ name }) => name)
}

function isNewer(name: string, old: EntityModel | undefined, entities: Comparison['entities']): boolean {
  return old !== undefined && entities.some(({ base, head }) => head?.name === name && base === undefined)
}
