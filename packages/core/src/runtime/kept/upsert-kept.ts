import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import { isExpired } from '../lifetime/shown.js'
import type { EntityPlan } from '../plans.js'
import { prepareReplacement, prepareUpsert } from '../write/upsert.js'
import { withinCall } from '../write/within-call.js'
import type { GivenOptions } from '../write/write-types.js'
import { companions } from './keep.js'
import { afterRefusal, asBefore, readAfter, readKept } from './kept-item.js'
import { inRounds, sendTogether } from './send-together.js'

/**
 * As `upsert`, with what keeps the promises of the entity, in one transaction; the entity is read once more to be given as it is then.
 *
 * @throws KeyloomError as `upsert`; `ITEM.NOT_UNIQUE`.
 *
 * @example
 * ```ts
 * import { upsertKept } from '@keyloom/core/runtime'
 *
 * await upsertKept(connection, calendarPlans.person, { personId, name: 'Ann', email: 'ann@example.com' })
 * ```
 */
export async function upsertKept<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  input: object,
  given: object = {},
): Promise<E> {
  const options: GivenOptions = given
  const within = withinCall(connection, `${plan.name}.upsert`, options)
  const now = within.now()
  const table = deployedTable(within, plan.table)
  const { key, subject, entity } = prepareUpsert(within, plan, input, options, now)
  await inRounds(within, async () => {
    const before = await readKept(within, plan, subject, key)
    const isFree = options.if === undefined && options.version === undefined
    const isOver = before !== undefined && isExpired(plan, before.item, now)
    const main =
      isOver && isFree
        ? prepareReplacement(within, plan, input, now)
        : prepareUpsert(within, plan, input, options, now, asBefore(plan, before))
    const others = companions({ plan, subject, table, now, before, after: { key, entity } })
    const refusal = await sendTogether(within, [main, ...others])
    return refusal === undefined ? { done: undefined } : afterRefusal(plan, main, before, refusal)
  })
  return readAfter(within, plan, subject, key)
}
