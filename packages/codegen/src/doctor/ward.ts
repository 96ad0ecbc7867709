import type { EntityModel, Model, TableModel } from '@keyloom/core'
import { type Item, isOf, type StoredEntity } from '../scan/stored-entity.js'

/** A table that is examined, with all that the schema knows of it. */
export interface Ward {
  readonly model: Model
  readonly table: TableModel
  /** The deployed name. */
  readonly name: string
  readonly entities: readonly KnownEntity[]
}

/** An entity: what the model says of it, and the generated code that reads its items. */
export interface KnownEntity {
  readonly model: EntityModel
  readonly stored: StoredEntity
}

/** The entity that an item is of. */
export function entityOf({ entities }: Ward, item: Item): KnownEntity | undefined {
  return entities.find(({ stored }) => isOf(stored, item))
}

/** The primary key of an item. */
export function primaryKey({ table }: Ward, item: Item): Item {
  const { partition, sort } = table.key
  return Object.fromEntries([...partition, ...sort].flatMap(({ name }) => (item[name] === undefined ? [] : [[name, item[name]]])))
}

/** One text for one key, whatever the order of its attributes. */
export function keyIdentity(key: Item): string {
  return JSON.stringify(Object.entries(key).sort(([one], [other]) => (one < other ? -1 : 1)))
}
