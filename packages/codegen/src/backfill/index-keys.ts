import { isDeepStrictEqual } from 'node:util'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { Item, StoredEntity } from './stored-entity.js'

/** What the stored index keys of an item are, beside those that its attributes form now. */
export type KeyState =
  | { readonly kind: 'current' }
  | { readonly kind: 'stale'; readonly change: KeyChange }
  /** The primary key is not the one that the attributes form: the item has to move. */
  | { readonly kind: 'misplaced' }
  /** The item does not satisfy the schema, so its keys cannot be formed. */
  | { readonly kind: 'unreadable'; readonly reason: string }

export interface KeyChange {
  readonly set: Item
  readonly remove: readonly string[]
  /** The stored attributes that the keys were derived from, and the old keys; `undefined`: absent. */
  readonly readAs: ReadonlyMap<string, AttributeValue | undefined>
}

/** Compares the keys of some indexes that an item has with those it should have. */
export function keyState(entity: StoredEntity, indexes: ReadonlySet<string>, item: Item): KeyState {
  let read: object
  try {
    read = entity.codec.read(item)
  } catch (error) {
    return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) }
  }
  const primary = entity.key.build(read)
  if (entity.key.attributes.some((name) => !isDeepStrictEqual(primary[name], item[name]))) return { kind: 'misplaced' }
  const set: Item = {}
  const remove: string[] = []
  const readAs = new Map<string, AttributeValue | undefined>()
  for (const index of entity.indexes) {
    if (!indexes.has(index.name)) continue
    const derived = index.build(read)
    const stale = index.attributes.filter((name) => !isDeepStrictEqual(derived?.[name], item[name]))
    if (stale.length === 0) continue
    for (const name of stale) {
      const value = derived?.[name]
      if (value === undefined) remove.push(name)
      else set[name] = value
    }
    for (const name of [...index.from.map(entity.codec.stored), ...index.attributes]) readAs.set(name, item[name])
  }
  return readAs.size === 0 ? { kind: 'current' } : { kind: 'stale', change: { set, remove, readAs } }
}
