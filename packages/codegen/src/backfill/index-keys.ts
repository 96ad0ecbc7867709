import { isDeepStrictEqual } from 'node:util'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { deriveKeys } from '../scan/derived-keys.js'
import type { Item, StoredEntity } from '../scan/stored-entity.js'

/** What the stored index keys of an item are, beside those that its attributes form now. */
export type KeyState =
  | { readonly kind: 'current' }
  | { readonly kind: 'stale'; readonly change: KeyChange }
  /** The primary key is not the one that the attributes form: the item has to move. */
  | { readonly kind: 'misplaced' }
  /** The item does not satisfy the schema, so its keys cannot be formed. */
  | { readonly kind: 'unreadable' }

export interface KeyChange {
  readonly set: Item
  readonly remove: readonly string[]
  /** The stored attributes that the keys were derived from, and the old keys; `undefined`: absent. */
  readonly readAs: ReadonlyMap<string, AttributeValue | undefined>
}

/** Compares the keys of some indexes that an item has with those it should have. */
export function keyState(entity: StoredEntity, indexes: ReadonlySet<string>, item: Item): KeyState {
  const keys = deriveKeys(entity, item)
  if (keys.kind === 'unreadable') return { kind: 'unreadable' }
  if (entity.key.attributes.some((name) => !isDeepStrictEqual(keys.primary[name], item[name]))) return { kind: 'misplaced' }
  const set: Item = {}
  const remove: string[] = []
  const readAs = new Map<string, AttributeValue | undefined>()
  for (const { index, key } of keys.indexes) {
    if (!indexes.has(index.name)) continue
    const stale = index.attributes.filter((name) => !isDeepStrictEqual(key?.[name], item[name]))
    if (stale.length === 0) continue
    for (const name of stale) {
      const value = key?.[name]
      if (value === undefined) remove.push(name)
      else set[name] = value
    }
    for (const name of [...index.from.map(entity.codec.stored), ...index.attributes]) readAs.set(name, item[name])
  }
  return readAs.size === 0 ? { kind: 'current' } : { kind: 'stale', change: { set, remove, readAs } }
}
