import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { deployedTable } from '../connect.js'
import type { Connection } from '../connection.js'
import { createExpression, placeholders } from '../expression/expression.js'
import type { EntityPlan } from '../plans.js'
import { send } from '../send.js'
import { keyOf } from './create.js'
import { entityItem, impliedValues } from './entity-item.js'
import { conditionFailed, guardClauses, keyText } from './guard.js'
import type { WriteOptions } from './write-types.js'

/**
 * Puts an item, in place of the one that may be there, and gives the entity as it is stored. Of an entity with a version, an item is
 * replaced only when `version` says which one: else it could be one that the caller has never seen.
 *
 * @throws KeyloomError `ITEM.INVALID`, `ITEM.CONDITION_FAILED`, `KEY.*`, `REQUEST.*`.
 */
export async function put<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  input: object,
  options: WriteOptions<E> = {},
): Promise<E> {
  const subject = `${plan.name}.put`
  const entity = plan.codec.parse(input, impliedValues(plan, connection.now(), (options.version ?? 0) + 1))
  const item = entityItem(plan, entity)
  const expression = createExpression()
  const clauses = guardClauses(plan, subject, options, expression)
  if (plan.version !== undefined && options.version === undefined) {
    clauses.push(`attribute_not_exists(${expression.name(plan.key.attributes[0]!)})`)
  }
  const table = deployedTable(connection, plan.table)
  const command = new PutItemCommand({
    TableName: table,
    Item: item,
    ...(clauses.length > 0 && { ConditionExpression: clauses.join(' AND '), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
    ...placeholders(expression),
  })
  await send(connection, command, {
    operation: 'PutItem',
    table,
    subject,
    conditionFailed(existing, cause) {
      const key = keyOf(plan, item)
      const fix =
        plan.version === undefined
          ? 'Read the item and decide again.'
          : `Read the item, decide again, and give its version: put(${plan.name[0]?.toLowerCase()}${plan.name.slice(1)}, { version }).`
      return conditionFailed(
        plan,
        'ITEM.CONDITION_FAILED',
        `The condition of this put of ${plan.name} did not hold for ${keyText(key)}.`,
        fix,
        {
          key,
          item: existing,
          cause,
        },
      )
    },
  })
  return entity
}
