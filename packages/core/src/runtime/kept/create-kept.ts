import type { CallLimits } from '../call.js'
import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import type { EntityPlan } from '../plans.js'
import { prepareCreate, sendPut } from '../write/create.js'
import { withinCall } from '../write/within-call.js'
import { companions } from './keep.js'
import { inRounds, sendTogether } from './send-together.js'

/**
 * As `create`, with what keeps the promises of the entity, in one transaction.
 *
 * @throws KeyloomError as `create`; `ITEM.NOT_UNIQUE`.
 *
 * @example
 * ```ts
 * import { createKept } from '@keyloom/core/runtime'
 *
 * await createKept(connection, calendarPlans.person, { personId, name: 'Ann', email: 'ann@example.com' })
 * ```
 */
export async function createKept<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  input: object,
  options: CallLimits = {},
): Promise<E> {
  const within = withinCall(connection, `${plan.name}.create`, options)
  const now = within.now()
  const main = prepareCreate(within, plan, input, now)
  const { key, entity, subject } = main
  const others = companions({ plan, subject, table: deployedTable(within, plan.table), now, after: { key, entity } })
  if (others.length === 0) return sendPut(within, main)
  return inRounds(within, async () => {
    const refusal = await sendTogether(within, [main, ...others])
    if (refusal === undefined) return { done: entity }
    if (refusal.write === undefined) return { again: refusal.error }
    throw refusal.error
  })
}
