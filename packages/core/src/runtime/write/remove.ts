import type { DeleteItemCommandOutput } from '@aws-sdk/client-dynamodb'
import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import { createExpression, placeholders } from '../expression/expression.js'
import { isShown } from '../lifetime/shown.js'
import type { EntityPlan } from '../plans.js'
import { belongsTo } from '../read/belongs-to.js'
import { DeleteItemCommand } from '../sdk.js'
import { send } from '../send.js'
import { checkKey } from './entity-key.js'
import { conditionFailed, guardClauses, keyText } from './guard.js'
import type { MoreClauses, PreparedKeyWrite } from './prepared-write.js'
import { withinCall } from './within-call.js'
import type { GivenOptions } from './write-types.js'

/**
 * Deletes an item and gives the entity that was there; `undefined` where there was none.
 *
 * @throws KeyloomError `INPUT.INVALID`, `ITEM.CONDITION_FAILED`, `ITEM.MALFORMED` (the item is deleted), `REQUEST.*`.
 *
 * @example
 * ```ts
 * import { remove } from '@keyloom/core/runtime'
 *
 * await remove(connection, plans.order, { customerId, placedAt, orderId })
 * ```
 */
export async function remove<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  key: object,
  options: object = {},
): Promise<E | undefined> {
  const within = withinCall(connection, `${plan.name}.delete`, options)
  const { input, subject, failed } = prepareRemove(within, plan, key, options)
  const { Attributes } = await send<DeleteItemCommandOutput>(within, new DeleteItemCommand({ ...input, ReturnValues: 'ALL_OLD' }), {
    operation: 'DeleteItem',
    table: input.TableName,
    subject,
    write: 'repeatable',
    // There is none now: it never was there, or this call has deleted it.
    isInconclusive: ({ Attributes: deleted }: DeleteItemCommandOutput) => deleted === undefined,
    conditionFailed: failed,
  })
  return Attributes !== undefined && belongsTo(plan, Attributes) && isShown(plan, Attributes, within.now(), options)
    ? plan.codec.read(Attributes)
    : undefined
}

/** The delete of an item, under what its options demand of it. */
export function prepareRemove<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  key: object,
  options: GivenOptions,
  more?: MoreClauses,
): PreparedKeyWrite {
  const subject = `${plan.name}.delete`
  const { key: Key } = checkKey(plan, subject, key)
  const expression = createExpression()
  const clauses = guardClauses(plan, subject, options, expression)
  if (more !== undefined) clauses.push(...more(expression))
  return {
    kind: 'Delete',
    plan,
    subject,
    key: Key,
    input: {
      TableName: deployedTable(connection, plan.table),
      Key,
      ...(clauses.length > 0 && { ConditionExpression: clauses.join(' AND '), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
      ...placeholders(expression),
    },
    failed: (item, cause) =>
      conditionFailed(
        plan,
        'ITEM.CONDITION_FAILED',
        `The condition of this delete of ${plan.name} did not hold for ${keyText(Key)}${item === undefined ? ': there is no such item' : ''}.`,
        'Read the item and decide again.',
        { key: Key, item, cause },
      ),
  }
}
