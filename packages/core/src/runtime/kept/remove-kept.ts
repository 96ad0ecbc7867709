import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import { isShown } from '../lifetime/shown.js'
import type { EntityPlan } from '../plans.js'
import { prepareRemove } from '../write/remove.js'
import { withinCall } from '../write/within-call.js'
import type { GivenOptions } from '../write/write-types.js'
import { companions } from './keep.js'
import { afterRefusal, asBefore, readKept } from './kept-item.js'
import { inRounds, sendTogether } from './send-together.js'

/**
 * As `remove`, with what keeps the promises of the entity: reads the item, and deletes it in one transaction under the condition that what
 * promises depend on is still the same.
 *
 * @throws KeyloomError as `remove`.
 *
 * @example
 * ```ts
 * import { removeKept } from '@keyloom/core/runtime'
 *
 * await removeKept(connection, calendarPlans.person, { personId })
 * ```
 */
export async function removeKept<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  key: object,
  given: object = {},
): Promise<E | undefined> {
  const options: GivenOptions = given
  const within = withinCall(connection, `${plan.name}.delete`, options)
  const now = within.now()
  const table = deployedTable(within, plan.table)
  const { key: Key, subject } = prepareRemove(within, plan, key, options)
  return inRounds(within, async () => {
    const before = await readKept(within, plan, subject, Key)
    const isBare = before === undefined && options.if === undefined && options.version === undefined
    if (isBare) return { done: undefined }
    const main = prepareRemove(within, plan, key, options, asBefore(plan, before))
    const refusal = await sendTogether(within, [main, ...companions({ plan, subject, table, now, before })])
    if (refusal !== undefined) return afterRefusal(plan, main, before, refusal)
    return { done: before !== undefined && isShown(plan, before.item, now, options) ? before.entity : undefined }
  })
}
