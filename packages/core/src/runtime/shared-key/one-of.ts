import type { Connection } from '../connection.js'
import type { CollectionMemberPlan, EntityView, OneOfPlan } from '../plans.js'
import { belongsTo } from '../read/belongs-to.js'
import { lookup } from '../read/lookup.js'
import type { Lookup } from '../read/query-types.js'

/**
 * The one item behind a key that several entities share, not asked for yet: an object with the property of the entity that it is of.
 *
 * @throws KeyloomError, when awaited, as `lookup`.
 *
 * @example
 * ```ts
 * import { oneOf } from '@keyloom/core/runtime'
 *
 * const found = await oneOf(connection, accountPlans.account, { name: 'ann' })
 * ```
 */
export function oneOf<R extends object>(connection: Connection, plan: OneOfPlan, by: object): Lookup<R> {
  return lookup(connection, plan, viewOf<R>(plan), by)
}

/** All members as one type of item. They are of one table, and so have one attribute with the time of expiry. */
function viewOf<R>({ name, table, members }: OneOfPlan): EntityView<R> {
  const find = (item: Parameters<typeof belongsTo>[1]): CollectionMemberPlan | undefined =>
    members.find(({ entity }) => belongsTo(entity, item))
  const hidden = members.find(({ entity }) => entity.hidden !== undefined)?.entity.hidden
  return {
    name,
    table,
    owns: (item) => find(item) !== undefined,
    codec: {
      read(item) {
        const member = find(item)
        return (member === undefined ? {} : { [member.property]: member.entity.codec.read(item) }) as R
      },
    },
    ...(hidden !== undefined && { hidden }),
  }
}
