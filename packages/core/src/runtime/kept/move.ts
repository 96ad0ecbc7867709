import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import type { Expression } from '../expression/expression.js'
import { invalidInput } from '../input.js'
import { isShown } from '../lifetime/shown.js'
import { property, setOwn } from '../own-property.js'
import type { AnyEntityPlan, EntityPlan } from '../plans.js'
import { checkKey } from '../write/entity-key.js'
import type { PreparedWrite } from '../write/prepared-write.js'
import { prepareRemove } from '../write/remove.js'
import { updateFailed } from '../write/update-failed.js'
import { withinCall } from '../write/within-call.js'
import { companions } from './keep.js'
import { readKept } from './kept-item.js'
import { movedItem, putThere, unchangedClauses } from './moved-item.js'
import { inRounds, sendTogether } from './send-together.js'

/**
 * Gives an item another primary key: puts it there and deletes it here, in one transaction, if nothing is there and it has not changed
 * since it was read. The keys of its indexes are derived anew, and what is unique stays its own. Attributes that the schema does not know
 * move with it.
 *
 * @throws KeyloomError `INPUT.INVALID`, `ITEM.NOT_FOUND`, `ITEM.EXISTS` (with the item that is there), `ITEM.CONDITION_FAILED`, `KEY.*`,
 * `REQUEST.*`.
 *
 * @example
 * ```ts
 * import { move } from '@keyloom/core/runtime'
 *
 * const to = { customerId: '1b4e28ba-2fa1-41d2-883f-0016d3cca427', placedAt, orderId }
 * await move(connection, plans.order, { customerId, placedAt, orderId }, to)
 * ```
 */
export async function move<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  key: object,
  to: object,
  options: object = {},
): Promise<E> {
  const within = withinCall(connection, `${plan.name}.move`, options)
  const subject = `${plan.name}.move`
  const now = within.now()
  const table = deployedTable(within, plan.table)
  const { key: from } = checkKey(plan, subject, key)
  const target = checkKey(plan, subject, to)
  if (JSON.stringify(from) === JSON.stringify(target.key)) {
    throw invalidInput(subject, plan.key.from[0] ?? '', property(to, plan.key.from[0] ?? ''), 'the item has this key already')
  }
  return inRounds(within, async () => {
    const before = await readKept(within, plan, subject, from)
    if (before === undefined || !isShown(plan, before.item, now))
      throw updateFailed(plan, { key: from, now, options }, undefined, undefined)
    const entity = moved(plan, before.entity, target.values, now)
    const put = putThere(plan, { subject, table, now, key: target.key, item: movedItem(plan, before.item, entity) })
    const asRead = (expression: Expression) => unchangedClauses(plan, before, expression)
    const remove: PreparedWrite = {
      ...prepareRemove(within, plan, key, options, asRead),
      subject,
      failed: (item, cause) => updateFailed(plan, { key: from, now, options }, item, cause),
    }
    const others = companions({ plan, subject, table, now, before, after: { key: target.key, entity } })
    const refusal = await sendTogether(within, [put, remove, ...others])
    if (refusal === undefined) return { done: entity }
    const { write, item, error } = refusal
    const isNews =
      write === remove ? JSON.stringify(item) !== JSON.stringify(before.item) : write === undefined || write.kind === 'ConditionCheck'
    if (isNews) return { again: error }
    throw error
  })
}

function moved<E extends object>(plan: AnyEntityPlan, entity: E, key: Readonly<Record<string, unknown>>, now: Date): E {
  const after: Record<string, unknown> = { ...(entity as object) }
  for (const name of Object.keys(key)) setOwn(after, name, key[name])
  if (plan.timestamps !== undefined) setOwn(after, plan.timestamps.updatedAt, now)
  if (plan.version !== undefined) setOwn(after, plan.version, Number(property(entity, plan.version)) + 1)
  return (plan.codec.computed?.(after) ?? after) as E
}
