import { type Model, type Resident, residentsOf, sharedKey, type TableModel } from '@keyloom/core'
import { keyText } from '../facts/text.js'
import type { Fault, Rule } from '../rule.js'

/** A proof over the templates: where no witness is found, there is none. */
export const keyCollision: Rule = {
  id: 'L701',
  slug: 'key-collision',
  severity: 'error',
  title: 'No two entities can write the same primary key.',
  why: 'The items overwrite each other, and the last write wins.',
  fix: 'Begin a template of one of them with a literal that the other does not have, or declare `sharesKeyWith` where it is meant.',
  supersedes: ['L702', 'L724'],
  check: ({ model }) => model.tables.flatMap((table) => collisionsIn(table, model)),
}

function collisionsIn(table: TableModel, model: Model): Fault[] {
  const residents = residentsOf(model, table, undefined)
  const faults = residents.flatMap((one, i) =>
    residents.slice(i + 1).flatMap((other): Fault[] => {
      if (one.entity.name === other.entity.name || shareOnPurpose(one, other)) return []
      const key = sharedKey(one, other)
      if (key === undefined) return []
      const entities = [one.entity.name, other.entity.name]
      const message = `\`${entities.join('` and `')}\` can have the same key: ${keyText(key)}.`
      return [{ path: ['entities', other.entity.name, other.isMoving === true ? 'otherKey' : 'key'], entities, message }]
    }),
  )
  return [...faults, ...residents.filter(({ isMoving }) => isMoving !== true).flatMap((one) => collisionsWithKept(one, residents))]
}

/** Items that Keyloom keeps for unique constraints have keys too. */
function collisionsWithKept(owner: Resident, residents: readonly Resident[]): Fault[] {
  return (owner.entity.unique ?? []).flatMap(({ name, key: { partition, sort } }) => {
    const kept = { entity: owner.entity, candidate: { ...owner.candidate, partition: [partition], sort: sort === undefined ? [] : [sort] } }
    return residents.flatMap((other): Fault[] => {
      const key = sharedKey(kept, other)
      if (key === undefined) return []
      const message = `\`${other.entity.name}\` can have the key of an item that keeps \`${name}\` of \`${owner.entity.name}\` unique: ${keyText(key)}.`
      return [{ path: ['entities', other.entity.name, 'key'], message }]
    })
  })
}

function shareOnPurpose({ entity: one }: Resident, { entity: other }: Resident): boolean {
  return one.sharesKeyWith?.includes(other.name) === true || other.sharesKeyWith?.includes(one.name) === true
}
