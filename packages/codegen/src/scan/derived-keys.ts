import type { IndexKeys, Item, StoredEntity } from './stored-entity.js'

/** The keys that the attributes of a stored item form. */
export type DerivedKeys =
  | {
      readonly kind: 'derived'
      /** The item as an application gets it. */
      readonly entity: object
      readonly primary: Item
      /** `key` is undefined while the item is not in the index. */
      readonly indexes: readonly { readonly index: IndexKeys; readonly key: Item | undefined }[]
    }
  /** It does not satisfy the schema, or a value of it can be part of no key. */
  | { readonly kind: 'unreadable'; readonly error: unknown }

export function deriveKeys(entity: StoredEntity, item: Item): DerivedKeys {
  try {
    const read = readAnew(entity, item)
    const indexes = entity.indexes.map((index) => ({ index, key: index.build(read) }))
    return { kind: 'derived', entity: read, primary: entity.key.build(read), indexes }
  } catch (error) {
    return { kind: 'unreadable', error }
  }
}

/** The entity as a write would have it: what is computed is what would be computed now. */
export function readAnew({ codec }: StoredEntity, item: Item): object {
  const entity = codec.read(item)
  return codec.computed?.(entity) ?? entity
}
