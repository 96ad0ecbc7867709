import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import type { EntityPlan } from '../plans.js'
import { preparePut } from '../write/put.js'
import { withinCall } from '../write/within-call.js'
import { companions } from './keep.js'
import { afterRefusal, asBefore, readKept } from './kept-item.js'
import { inRounds, sendTogether } from './send-together.js'

/**
 * As `put`, with what keeps the promises of the entity: reads the item that is there, and writes in one transaction under the condition
 * that what promises depend on is still the same.
 *
 * @throws KeyloomError as `put`; `ITEM.NOT_UNIQUE`.
 *
 * @example
 * ```ts
 * import { putKept } from '@keyloom/core/runtime'
 *
 * await putKept(connection, calendarPlans.person, { personId, name: 'Ann', email: 'ann@example.com' })
 * ```
 */
export async function putKept<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  input: object,
  options: object = {},
): Promise<E> {
  const within = withinCall(connection, `${plan.name}.put`, options)
  const now = within.now()
  const table = deployedTable(within, plan.table)
  const { key, subject } = preparePut(within, plan, input, options, now)
  return inRounds(within, async () => {
    const before = await readKept(within, plan, subject, key)
    const main = preparePut(within, plan, input, options, now, asBefore(plan, before))
    const { entity } = main
    const others = companions({ plan, subject, table, now, before, after: { key, entity } })
    const refusal = await sendTogether(within, [main, ...others])
    return refusal === undefined ? { done: entity } : afterRefusal(plan, main, before, refusal)
  })
}
