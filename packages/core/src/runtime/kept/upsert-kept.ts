import { deployedTable } from '../connect.js'
import type { Connection } from '../connection.js'
import { isExpired } from '../lifetime/shown.js'
import type { EntityPlan } from '../plans.js'
import { prepareReplacement, prepareUpsert } from '../write/upsert.js'
import type { WriteOptions } from '../write/write-types.js'
import { companions } from './keep.js'
import { afterRefusal, asBefore, readAfter, readKept } from './kept-item.js'
import { inRounds, sendTogether } from './send-together.js'

/**
 * As `upsert`, with what keeps the promises of the entity, in one transaction; the entity is read once more to be given as it is then.
 *
 * @throws KeyloomError as `upsert`; `ITEM.NOT_UNIQUE`.
 */
export async function upsertKept<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  input: object,
  options: WriteOptions<E> = {},
): Promise<E> {
  const now = connection.now()
  const table = deployedTable(connection, plan.table)
  const { key, subject, entity } = prepareUpsert(connection, plan, input, options, now)
  await inRounds(connection, async () => {
    const before = await readKept(connection, plan, subject, key)
    const isFree = options.if === undefined && options.version === undefined
    const isOver = before !== undefined && isExpired(plan, before.item, now)
    const main =
      isOver && isFree
        ? prepareReplacement(connection, plan, input, now)
        : prepareUpsert(connection, plan, input, options, now, asBefore(plan, before))
    const others = companions({ plan, subject, table, now, before, after: { key, entity } })
    const refusal = await sendTogether(connection, [main, ...others])
    return refusal === undefined ? { done: undefined } : afterRefusal(plan, main, before, refusal)
  })
  return readAfter(connection, plan, subject, key)
}
