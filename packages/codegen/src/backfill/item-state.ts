import { isDeepStrictEqual } from 'node:util'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { AttributeModel } from '@keyloom/core'
import { deriveKeys } from '../scan/derived-keys.js'
import type { Item, StoredEntity } from '../scan/stored-entity.js'
import { attributeChange } from './attribute-change.js'

/** What a backfill is to make right: the keys of some indexes, and some attributes. */
export interface Stamps {
  readonly indexes: ReadonlySet<string>
  readonly attributes: readonly AttributeModel[]
}

/** What of an item is stored otherwise than a write would store it now. */
export type ItemState =
  | { readonly kind: 'current' }
  | { readonly kind: 'stale'; readonly change: ItemChange }
  /** The primary key is not the one that the attributes form: the item has to move. */
  | { readonly kind: 'misplaced' }
  /** The item does not satisfy the schema, so its keys cannot be formed. */
  | { readonly kind: 'unreadable' }

export interface ItemChange {
  readonly set: Item
  readonly remove: readonly string[]
  /** The stored attributes that the change was derived from, and what it replaces; `undefined`: absent. */
  readonly readAs: ReadonlyMap<string, AttributeValue | undefined>
}

/** Compares what is stored of an item with what should be. Index keys are formed of the attributes as they will be. */
export function itemState(entity: StoredEntity, { indexes, attributes }: Stamps, item: Item): ItemState {
  let set: Item
  try {
    set = attributeChange(entity, attributes, item)
  } catch {
    return { kind: 'unreadable' }
  }
  const keys = deriveKeys(entity, { ...item, ...set })
  if (keys.kind === 'unreadable') return { kind: 'unreadable' }
  if (entity.key.attributes.some((name) => !isDeepStrictEqual(keys.primary[name], item[name]))) return { kind: 'misplaced' }
  const remove: string[] = []
  const readAs = new Map<string, AttributeValue | undefined>(Object.keys(set).map((name) => [name, item[name]]))
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
