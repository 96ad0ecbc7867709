import type { CallLimits } from '../call.js'
import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import { addPlaceholders, createExpression } from '../expression/expression.js'
import type { EntityPlan } from '../plans.js'
import { PutItemCommand } from '../sdk.js'
import { send } from '../send.js'
import { absentClause } from './absent-clause.js'
import { entityItem, impliedValues } from './entity-item.js'
import { conditionFailed, keyText } from './guard.js'
import type { PreparedPut } from './prepared-write.js'
import { withinCall } from './within-call.js'

/**
 * Puts a new item and gives the entity as it is stored, with defaults and what Keyloom set.
 *
 * @throws KeyloomError `ITEM.INVALID`, `ITEM.EXISTS` (with the item that is there), `KEY.*`, `REQUEST.*`.
 *
 * @example
 * ```ts
 * import { create } from '@keyloom/core/runtime'
 *
 * await create(connection, plans.order, { customerId, orderId, placedAt, status: 'open', total: 4200 })
 * ```
 */
export async function create<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  input: object,
  options?: CallLimits,
): Promise<E> {
  const within = options === undefined ? connection : withinCall(connection, `${plan.name}.create`, options)
  return await sendPut(within, prepareCreate(within, plan, input, within.now()))
}

/** The put of a new item, under the condition that there is none with its key. */
export function prepareCreate<E extends object>(connection: Connection, plan: EntityPlan<E>, input: object, now: Date): PreparedPut<E> {
  const entity = plan.codec.parse(input, impliedValues(plan, now, 1))
  const key = plan.key.build(entity)
  const item = entityItem(plan, entity, key)
  const expression = createExpression()
  const written: PreparedPut<E>['input'] = {
    TableName: deployedTable(connection, plan.table),
    Item: item,
    ConditionExpression: absentClause(plan, expression, now),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  }
  addPlaceholders(written, expression)
  return {
    kind: 'Put',
    plan,
    subject: `${plan.name}.create`,
    key,
    entity: plan.codec.shown?.(entity) ?? entity,
    input: written,
    failed: (existing, cause) =>
      conditionFailed(
        plan,
        'ITEM.EXISTS',
        `There already is an item with the key of this ${plan.name}: ${keyText(key)}.`,
        plan.softDelete !== undefined && existing?.[plan.codec.stored(plan.softDelete.attribute)] !== undefined
          ? 'It is deleted: restore it, or purge it first.'
          : 'To replace it, use put.',
        { key, item: existing, cause },
      ),
  }
}

/** Sends a put as a request of its own. */
export async function sendPut<E>(connection: Connection, { entity, input, subject, failed }: PreparedPut<E>): Promise<E> {
  const context = { operation: 'PutItem', table: input.TableName, subject, write: 'repeatable' as const, conditionFailed: failed }
  await send(connection, new PutItemCommand(input), context)
  return entity
}
