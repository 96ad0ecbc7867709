import type { EntityCodec } from '../codec/entity-codec.js'
import { setOwn } from '../own-property.js'

/**
 * The codec of an entity some of whose attributes are stored, and never returned.
 *
 * @example
 * ```ts
 * import { entityCodec, hiding, string } from '@keyloom/core/runtime'
 *
 * hiding(entityCodec<{ readonly id: string; readonly hash: string }>('Account', { id: string(), hash: string() }), ['hash'])
 * ```
 */
export function hiding<E extends object>(codec: EntityCodec<E>, hidden: readonly string[]): EntityCodec<E> {
  function shown(entity: E): E {
    const result: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(entity)) if (!hidden.includes(name)) setOwn(result, name, value)
    return result as E
  }
  return { ...codec, hidden, shown, read: (item) => shown(codec.read(item)) }
}
