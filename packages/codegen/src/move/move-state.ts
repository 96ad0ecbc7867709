import { isDeepStrictEqual } from 'node:util'
import { readAnew } from '../scan/derived-keys.js'
import type { Item, StoredEntity } from '../scan/stored-entity.js'

/** Where an item stands, beside where its attributes say that it should. */
export type MoveState =
  | { readonly kind: 'current' }
  | { readonly kind: 'to-move'; readonly entity: object; readonly to: Item }
  /** Neither under its key nor under the other one. */
  | { readonly kind: 'misplaced' }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** An entity whose items may be under another key. */
export type MovingEntity = StoredEntity & Required<Pick<StoredEntity, 'otherKey'>>

export function moveState(entity: MovingEntity, item: Item): MoveState {
  try {
    const read = readAnew(entity, item)
    const isAt = (key: Item) => entity.key.attributes.every((name) => isDeepStrictEqual(key[name], item[name]))
    const to = entity.key.build(read)
    if (isAt(to)) return { kind: 'current' }
    return isAt(entity.otherKey(read)) ? { kind: 'to-move', entity: read, to } : { kind: 'misplaced' }
  } catch (error) {
    return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) }
  }
}
