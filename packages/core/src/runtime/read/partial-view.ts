import { partialCodec } from '../codec/entity-codec.js'
import type { Item } from '../item.js'
import type { EntityPlan, EntityView } from '../plans.js'

/**
 * What an index holds of an entity: these attributes. `recover` gives those that stand in the keys of its items only.
 *
 * @throws KeyloomError, when an item is read: `ITEM.MALFORMED`, `KEY.MALFORMED`.
 *
 * @example
 * ```ts
 * import { partialView } from '@keyloom/core/runtime'
 *
 * const view = partialView<{ readonly orderId: string; readonly total: number }>(plans.order, ['orderId', 'total'])
 * ```
 */
export function partialView<T>(
  entity: EntityPlan<object>,
  attributes: readonly (keyof T & string)[],
  recover?: (item: Item) => object,
): EntityView<T> {
  const { name, table, discriminator, owns, hidden } = entity
  return {
    name,
    table,
    ...(discriminator !== undefined && { discriminator }),
    ...(owns !== undefined && { owns }),
    ...(hidden !== undefined && { hidden }),
    codec: partialCodec<T>(entity.codec, attributes, recover),
  }
}
