import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import { companions } from '../kept/keep.js'
import { readKept } from '../kept/kept-item.js'
import { inRounds } from '../kept/send-together.js'
import { isShown } from '../lifetime/shown.js'
import type { EntityPlan } from '../plans.js'
import { checkKey } from '../write/entity-key.js'
import { conditionFailed, keyText } from '../write/guard.js'
import { updateFailed } from '../write/update-failed.js'
import { withinCall } from '../write/within-call.js'
import { afterStamp, prepareStamp, sendStamp } from './stamp.js'

/**
 * Shows an item again that was deleted, and gives it as it is then. What is unique of it must still be free, and it is counted again.
 *
 * @throws KeyloomError `INPUT.INVALID`, `ITEM.NOT_FOUND` where no deleted item is there, `ITEM.NOT_UNIQUE`, `ITEM.CONDITION_FAILED`,
 * `ITEM.MALFORMED`, `REQUEST.*`.
 *
 * @example
 * ```ts
 * import { restore } from '@keyloom/core/runtime'
 *
 * await restore(connection, pressPlans.comment, { authorId: 'a-1', commentId: 'c-1' })
 * ```
 */
export async function restore<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  key: object,
  options: object = {},
): Promise<E> {
  const within = withinCall(connection, `${plan.name}.restore`, options)
  const subject = `${plan.name}.restore`
  const now = within.now()
  const table = deployedTable(within, plan.table)
  const { key: Key } = checkKey(plan, subject, key)
  const showing = { ...options, deleted: true }
  return inRounds(within, async () => {
    const before = await readKept(within, plan, subject, Key)
    const isDeleted = before !== undefined && isShown(plan, before.item, now, showing) && !isShown(plan, before.item, now)
    if (!isDeleted) {
      const details = { key: Key, item: before?.item, cause: undefined }
      throw conditionFailed(plan, 'ITEM.NOT_FOUND', `There is no deleted ${plan.name} with ${keyText(Key)}.`, 'Read the item.', details)
    }
    const main = prepareStamp(within, plan, {
      subject,
      before,
      now,
      deletedAt: undefined,
      options: showing,
      failed: (item, cause) => updateFailed(plan, { key: Key, now, options: showing }, item, cause),
    })
    const { entity } = main
    const refusal = await sendStamp(within, main, companions({ plan, subject, table, now, after: { key: Key, entity } }))
    return refusal === undefined ? { done: entity } : afterStamp(main, before, refusal)
  })
}
