import type { Condition, EntityModel, IndexModel, KeyPart, Model, TableModel } from '../model/index.js'
import { type KeyParts, tableKey } from './key-part.js'

/** One place where items of an entity can be read: the table, or one variant of its membership in an index. */
export interface Candidate extends KeyParts {
  /** Absent: the table itself. */
  readonly index?: IndexModel
  /** Which items of the entity are in it. */
  readonly when: readonly Condition[]
  /** Among the variants of the membership. */
  readonly variant: number
}

/** What a candidate is called in messages and in a pattern's `index`. */
export function candidateName(candidate: Candidate): string {
  return candidate.index?.name ?? 'table'
}

/**
 * The table first, then the indexes in the table's order.
 *
 * @example
 * ```ts
 * import { candidatesOf } from '@keyloom/core'
 *
 * const [table] = model.tables
 * const [entity] = model.entities
 * if (table !== undefined && entity !== undefined) candidatesOf(table, entity).map(({ index }) => index?.name ?? 'table')
 * ```
 */
export function candidatesOf(table: TableModel, entity: EntityModel): Candidate[] {
  const candidates: Candidate[] = [{ ...tableKey(entity), when: [], variant: 0 }]
  for (const index of table.indexes) {
    const membership = entity.indexes.find((one) => one.index === index.name)
    for (const [variant, { when, partition, sort }] of (membership?.variants ?? []).entries()) {
      candidates.push({ index, when, variant, sort, partition: partition.length > 0 ? partition : [entity.key.partition] })
    }
  }
  return candidates
}

/** An entity, or a variant of its membership, whose items are in the table or index. */
export interface Resident {
  readonly entity: EntityModel
  readonly candidate: Candidate
  /** Items that are still under `otherKey`. */
  readonly isMoving?: true
}

/** Every pattern of a table is held against everything that is in it. A suggestion is tried with a table that the model does not have yet. */
const residents = new WeakMap<Model, WeakMap<TableModel, ReadonlyMap<string | undefined, readonly Resident[]>>>()

/**
 * Everything that is in the table, or in one index of it.
 *
 * @example
 * ```ts
 * import { residentsOf } from '@keyloom/core'
 *
 * for (const table of model.tables) console.log(residentsOf(model, table, undefined).map(({ entity }) => entity.name))
 * ```
 */
export function residentsOf(model: Model, table: TableModel, index: IndexModel | undefined): readonly Resident[] {
  const ofModel = residents.get(model) ?? new WeakMap<TableModel, ReadonlyMap<string | undefined, readonly Resident[]>>()
  residents.set(model, ofModel)
  const ofTable = ofModel.get(table) ?? groupResidents(model, table)
  ofModel.set(table, ofTable)
  return ofTable.get(index?.name) ?? []
}

/** By the name of the index; those of the table itself have none. */
function groupResidents(model: Model, table: TableModel): ReadonlyMap<string | undefined, readonly Resident[]> {
  const groups = new Map<string | undefined, Resident[]>()
  for (const entity of model.entities.filter((one) => one.table === table.name)) {
    for (const resident of [
      ...candidatesOf(table, entity).map((candidate) => ({ entity, candidate })),
      ...movingResidents(table, entity),
    ]) {
      const { index } = resident.candidate
      const group = groups.get(index?.name) ?? []
      groups.set(index?.name, group)
      group.push(resident)
    }
  }
  return groups
}

/** Where items stand that are still under `otherKey`: in the table, and in each index whose key has an attribute of that of the table. */
function movingResidents(table: TableModel, entity: EntityModel): Resident[] {
  if (entity.otherKey === undefined) return []
  const { partition, sort } = entity.otherKey
  const others = new Map([partition, ...(sort === undefined ? [] : [sort])].map((part) => [part.attribute, part]))
  const there = (parts: readonly KeyPart[]) => parts.map((part) => others.get(part.attribute) ?? part)
  return candidatesOf(table, entity)
    .filter((candidate) => [...candidate.partition, ...candidate.sort].some(({ attribute }) => others.has(attribute)))
    .map((candidate) => ({
      entity,
      candidate: { ...candidate, partition: there(candidate.partition), sort: there(candidate.sort) },
      isMoving: true,
    }))
}
