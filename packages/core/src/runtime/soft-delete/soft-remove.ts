import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import { companions } from '../kept/keep.js'
import { readKept } from '../kept/kept-item.js'
import { inRounds } from '../kept/send-together.js'
import { isShown } from '../lifetime/shown.js'
import type { EntityPlan } from '../plans.js'
import { prepareRemove } from '../write/remove.js'
import { withinCall } from '../write/within-call.js'
import type { GivenOptions } from '../write/write-types.js'
import { afterStamp, prepareStamp, sendStamp } from './stamp.js'

/**
 * Deletes an item so that it can be restored, and gives the entity that was there; `undefined` where there was none. It is read first, then
 * hidden by the time of the delete while it is still the same. For other items it is gone: what was unique is free, and it is not counted.
 *
 * @throws KeyloomError `INPUT.INVALID`, `ITEM.CONDITION_FAILED`, `ITEM.MALFORMED`, `REQUEST.*`.
 *
 * @example
 * ```ts
 * import { softRemove } from '@keyloom/core/runtime'
 *
 * await softRemove(connection, pressPlans.comment, { authorId: 'a-1', commentId: 'c-1' })
 * ```
 */
export async function softRemove<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  key: object,
  given: object = {},
): Promise<E | undefined> {
  const options: GivenOptions = given
  const within = withinCall(connection, `${plan.name}.delete`, options)
  const now = within.now()
  const table = deployedTable(within, plan.table)
  const { key: Key, subject, failed } = prepareRemove(within, plan, key, options)
  return inRounds(within, async () => {
    const before = await readKept(within, plan, subject, Key)
    if (before === undefined || !isShown(plan, before.item, now)) {
      if (options.if === undefined && options.version === undefined) return { done: undefined }
      throw failed(undefined, undefined)
    }
    const main = prepareStamp(within, plan, { subject, before, now, deletedAt: now, options, failed })
    const refusal = await sendStamp(within, main, companions({ plan, subject, table, now, before }))
    return refusal === undefined ? { done: before.entity } : afterStamp(main, before, refusal)
  })
}
