import type { Connection } from '../connection.js'
import { isShown } from '../lifetime/shown.js'
import type { EntityPlan } from '../plans.js'
import { checkKey } from '../write/entity-key.js'
import { get } from '../write/get.js'
import { withinCall } from '../write/within-call.js'
import type { GetOptions } from '../write/write-types.js'
import { atOtherKey } from './at-other-key.js'

/**
 * Reads one entity, under its key or under the other one. Where it is under neither, its key is read once more: it may have moved in
 * between.
 *
 * @throws KeyloomError `INPUT.INVALID`, `ITEM.MALFORMED`, `REQUEST.*`.
 *
 * @example
 * ```ts
 * import { getEither } from '@keyloom/core/runtime'
 *
 * await getEither(connection, boardPlans.label, { name: 'urgent' })
 * ```
 */
export async function getEither<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  key: object,
  options: GetOptions = {},
): Promise<E | undefined> {
  const subject = `${plan.name}.get`
  const within = withinCall(connection, subject, options)
  const found = await get(within, plan, key, options)
  if (found !== undefined) return found
  const other = await atOtherKey(within, plan, subject, checkKey(plan, subject, key))
  if (other === undefined) return get(within, plan, key, { ...options, consistent: true })
  return isShown(plan, other.item, within.now(), options) ? other.entity : undefined
}
