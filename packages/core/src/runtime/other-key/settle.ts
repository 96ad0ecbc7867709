import type { CallLimits } from '../call.js'
import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import { companions } from '../kept/keep.js'
import { movedItem, putThere, unchangedClauses } from '../kept/moved-item.js'
import { inRounds, type Round, sendTogether } from '../kept/send-together.js'
import type { EntityPlan } from '../plans.js'
import { checkKey } from '../write/entity-key.js'
import { prepareRemove } from '../write/remove.js'
import { withinCall } from '../write/within-call.js'
import { atOtherKey, otherPlan } from './at-other-key.js'

/** What became of an item that may have been under its other key: `taken` where one stands under both, and none is touched. */
export type Settled = 'moved' | 'nothing' | 'taken'

/**
 * Brings the item with this key under it, where it still is under the other one: puts it here and deletes it there, in one transaction, if
 * it has not changed since it was read. The keys of its indexes are derived anew; its version stays, since it is the same item.
 *
 * @throws KeyloomError `INPUT.INVALID`, `ITEM.CONDITION_FAILED` (others change it all the while), `ITEM.NOT_UNIQUE` (what is unique of it
 * is another item's), `KEY.*`, `REQUEST.*`.
 *
 * @example
 * ```ts
 * import { settle } from '@keyloom/core/runtime'
 *
 * const settled = await settle(connection, boardPlans.label, { name: 'urgent' })
 * ```
 */
export async function settle<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  key: object,
  limits: CallLimits = {},
): Promise<Settled> {
  const subject = `${plan.name}.settle`
  const within = withinCall(connection, subject, limits)
  const now = within.now()
  const table = deployedTable(within, plan.table)
  const target = checkKey(plan, subject, key)
  let isRefused = false
  return inRounds(within, async (): Promise<Round<Settled>> => {
    const before = await atOtherKey(within, plan, subject, target)
    if (before === undefined) return { done: 'nothing' }
    if (isRefused) return { done: 'taken' }
    const { item, entity } = before
    const put = putThere(plan, { subject, table, now, key: target.key, item: movedItem(plan, item, entity) })
    const remove = prepareRemove(within, otherPlan(plan), target.values, {}, (expression) => unchangedClauses(plan, before, expression))
    const { otherKey: _, ...here } = plan
    const others = companions({ plan: here, subject, table, now, before, after: { key: target.key, entity } })
    const refusal = await sendTogether(within, [put, remove, ...others])
    if (refusal === undefined) return { done: 'moved' }
    const { write, error } = refusal
    if (write !== undefined && write !== put && write !== remove) throw error
    // Somebody else has brought it here, or there are two: the next look under the other key tells.
    isRefused = write === put
    return { again: error }
  })
}
