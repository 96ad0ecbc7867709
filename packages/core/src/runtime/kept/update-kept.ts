import { keyloomError } from '../../errors/index.js'
import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import { isShown } from '../lifetime/shown.js'
import { property, setOwn } from '../own-property.js'
import type { AnyEntityPlan, EntityPlan } from '../plans.js'
import { type CheckedChanges, checkChanges } from '../write/checked-changes.js'
import { checkKey } from '../write/entity-key.js'
import { prepareUpdateOf, update } from '../write/update.js'
import { updateFailed } from '../write/update-failed.js'
import { withinCall } from '../write/within-call.js'
import type { Changes } from '../write/write-types.js'
import { companions, keptAttributes, touches } from './keep.js'
import { afterRefusal, readAfter, readKept } from './kept-item.js'
import { inRounds, sendTogether } from './send-together.js'

/**
 * As `update`. Where the changes touch what promises of the entity depend on, the item is read, and written in one transaction with what
 * keeps them, under the condition that it is still the same; it is read once more to be given as it is then.
 *
 * @throws KeyloomError as `update`; `ITEM.NOT_UNIQUE`.
 *
 * @example
 * ```ts
 * import { updateKept } from '@keyloom/core/runtime'
 *
 * await updateKept(connection, calendarPlans.person, { personId }, { set: { email: 'ann@example.com' } })
 * ```
 */
export async function updateKept<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  key: object,
  changes: Changes,
  options: object = {},
): Promise<E> {
  const within = withinCall(connection, `${plan.name}.update`, options)
  const kept = keptAttributes(plan)
  refuseAdditions(plan, kept, changes)
  if (!kept.some((name) => touches(changes, name))) return update(within, plan, key, changes, options)
  const subject = `${plan.name}.update`
  const now = within.now()
  const table = deployedTable(within, plan.table)
  const { key: Key } = checkKey(plan, subject, key)
  checkChanges(plan, subject, changes)
  await inRounds(within, async () => {
    const before = await readKept(within, plan, subject, Key)
    const isThere = before !== undefined && isShown(plan, before.item, now, options)
    if (!isThere) throw updateFailed(plan, { key: Key, now, options }, undefined, undefined)
    const main = prepareUpdateOf(within, plan, key, changes, options, now, { entity: before.entity, kept })
    const after = { key: Key, entity: changed(plan, before.entity, main.changes) }
    const refusal = await sendTogether(within, [main, ...companions({ plan, subject, table, now, before, after })])
    return refusal === undefined ? { done: undefined } : afterRefusal(plan, main, before, refusal)
  })
  return readAfter(within, plan, subject, Key)
}

/** What ADD makes of a number is known to DynamoDB alone, so nothing can be derived from it. */
function refuseAdditions(plan: AnyEntityPlan, kept: readonly string[], { add = {} }: Changes): void {
  const name = kept.find((each) => property(add, each) !== undefined)
  if (name === undefined) return
  throw keyloomError('INPUT.INVALID', `${plan.name}.update: other items depend on '${name}', so it cannot be added to.`, {
    fix: 'Read the item and set the sum, with a condition on what was read.',
    path: [name],
    payload: { subject: `${plan.name}.update`, attribute: name },
  })
}

/** The entity as it will be, as far as promises depend on it. */
function changed(plan: AnyEntityPlan, entity: object, { whole }: CheckedChanges): object {
  const after: Record<string, unknown> = { ...entity }
  for (const { name, value } of whole) {
    if (value === undefined) delete after[name]
    else setOwn(after, name, value)
  }
  return plan.codec.computed?.(after) ?? after
}
