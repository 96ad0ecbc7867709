import type { GetItemCommandOutput } from '@aws-sdk/client-dynamodb'
import { startCall } from '../call.js'
import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import { isShown } from '../lifetime/shown.js'
import type { EntityPlan } from '../plans.js'
import { belongsTo } from '../read/belongs-to.js'
import { GetItemCommand } from '../sdk.js'
import { send } from '../send.js'
import { checkKey } from './entity-key.js'
import type { GetOptions } from './write-types.js'

/**
 * Reads one entity by its primary key; `undefined` where there is none.
 *
 * @throws KeyloomError `INPUT.INVALID`, `ITEM.MALFORMED`, `REQUEST.*`.
 *
 * @example
 * ```ts
 * import { get } from '@keyloom/core/runtime'
 *
 * const order = await get(connection, plans.order, { customerId, placedAt, orderId })
 * ```
 */
export async function get<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  key: object,
  options: GetOptions = {},
): Promise<E | undefined> {
  const subject = `${plan.name}.get`
  const table = deployedTable(connection, plan.table)
  const command = new GetItemCommand({
    TableName: table,
    Key: checkKey(plan, subject, key).key,
    ...(options.consistent === true && { ConsistentRead: true }),
  })
  const { Item } = await send<GetItemCommandOutput>(connection, command, {
    operation: 'GetItem',
    table,
    subject,
    call: startCall(subject, options),
  })
  return Item !== undefined && belongsTo(plan, Item) && isShown(plan, Item, connection.now(), options) ? plan.codec.read(Item) : undefined
}
