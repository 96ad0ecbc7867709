import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { deployedTable } from '../connect.js'
import type { Connection } from '../connection.js'
import type { Item } from '../item.js'
import type { AnyEntityPlan, EntityPlan } from '../plans.js'
import { send } from '../send.js'
import { entityItem, impliedValues } from './entity-item.js'
import { conditionFailed, keyText } from './guard.js'

/**
 * Puts a new item and gives the entity as it is stored, with defaults and what Keyloom set.
 *
 * @throws KeyloomError `ITEM.INVALID`, `ITEM.EXISTS` (with the item that is there), `KEY.*`, `REQUEST.*`.
 */
export async function create<E extends object>(connection: Connection, plan: EntityPlan<E>, input: object): Promise<E> {
  const entity = plan.codec.parse(input, impliedValues(plan, connection.now(), 1))
  const item = entityItem(plan, entity)
  const table = deployedTable(connection, plan.table)
  const [partition = ''] = plan.key.attributes
  const command = new PutItemCommand({
    TableName: table,
    Item: item,
    // Whether an item is there can be told by its partition attribute alone.
    ConditionExpression: 'attribute_not_exists(#n0)',
    ExpressionAttributeNames: { '#n0': partition },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  })
  await send(connection, command, {
    operation: 'PutItem',
    table,
    subject: `${plan.name}.create`,
    conditionFailed(existing, cause) {
      const key = keyOf(plan, item)
      return conditionFailed(
        plan,
        'ITEM.EXISTS',
        `There already is an item with the key of this ${plan.name}: ${keyText(key)}.`,
        'To replace it, use put.',
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

/** The primary key of a whole item. */
export function keyOf(plan: AnyEntityPlan, item: Item): Item {
  return Object.fromEntries(plan.key.attributes.map((name) => [name, item[name]!]))
}
