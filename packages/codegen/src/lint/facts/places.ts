import { type Candidate, candidatesOf, type EntityModel, type KeyPart, type Model, type TableModel } from '@keyloom/core'

/** A key that items of an entity have: the table's, or that of an index they are in. */
export interface Place {
  readonly table: TableModel
  readonly entity: EntityModel
  readonly candidate: Candidate
  /** Of the key in the schema. */
  readonly path: readonly string[]
}

/** Every key of every entity, in the order of the model. */
export function placesOf(model: Model): readonly Place[] {
  return model.entities.flatMap((entity) => {
    const table = model.tables.find((one) => one.name === entity.table)
    if (table === undefined) return []
    return candidatesOf(table, entity).map((candidate): Place => {
      const { index } = candidate
      const path = ['entities', entity.name, ...(index === undefined ? ['key'] : ['indexes', index.name])]
      return { table, entity, candidate, path }
    })
  })
}

/** One attribute of a key, with what an entity puts there. */
export interface PlacedPart extends Place {
  readonly part: KeyPart
  readonly side: 'partition' | 'sort'
}

/**
 * Every part of every key, each once: an index that has the table's own key, or that of another index, adds nothing to say of it.
 */
export function partsOf(model: Model): readonly PlacedPart[] {
  const known = knownParts.get(model) ?? findParts(model)
  knownParts.set(model, known)
  return known
}

/** Several rules ask the same of one model. */
const knownParts = new WeakMap<Model, readonly PlacedPart[]>()

function findParts(model: Model): readonly PlacedPart[] {
  const seen = new Set<string>()
  return placesOf(model).flatMap((place) => {
    const { entity, candidate } = place
    const sides = [
      ...candidate.partition.map((part) => ({ part, side: 'partition' as const })),
      ...candidate.sort.map((part) => ({ part, side: 'sort' as const })),
    ]
    return sides.flatMap(({ part, side }): PlacedPart[] => {
      const name = JSON.stringify([entity.name, part])
      if (seen.has(name)) return []
      seen.add(name)
      return [{ ...place, part, side, path: [...place.path, side] }]
    })
  })
}

/** What a key is called in a sentence: `the table shop`, `the index gsi1`. */
export function placeName({ table, candidate }: Place): string {
  return candidate.index === undefined ? `the table \`${table.name}\`` : `the index \`${candidate.index.name}\``
}
