import type { GetItemCommandOutput } from '@aws-sdk/client-dynamodb'
import { keyloomError } from '../../errors/index.js'
import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import type { Expression } from '../expression/expression.js'
import type { Item } from '../item.js'
import { property } from '../own-property.js'
import type { AnyEntityPlan, EntityPlan } from '../plans.js'
import { belongsTo } from '../read/belongs-to.js'
import { GetItemCommand } from '../sdk.js'
import { send } from '../send.js'
import { keyText } from '../write/guard.js'
import type { PreparedWrite } from '../write/prepared-write.js'
import { asReadClauses } from '../write/update-input.js'
import { keptAttributes } from './keep.js'
import type { Refusal } from './send-together.js'

/** An item that was read to be written. */
export interface ReadItem<E> {
  readonly key: Item
  readonly item: Item
  readonly entity: E
}

/** Reads the item of an entity as all writes before left it; `undefined` where there is none. */
export async function readKept<E>(
  connection: Connection,
  plan: EntityPlan<E>,
  subject: string,
  key: Item,
): Promise<ReadItem<E> | undefined> {
  const table = deployedTable(connection, plan.table)
  const command = new GetItemCommand({ TableName: table, Key: key, ConsistentRead: true })
  const { Item } = await send<GetItemCommandOutput>(connection, command, { operation: 'GetItem', table, subject })
  return Item !== undefined && belongsTo(plan, Item) ? { key, item: Item, entity: plan.codec.read(Item) } : undefined
}

/** The clauses that hold while what promises depend on is as it was read: also that there is no item, where there was none. */
export function asBefore(plan: AnyEntityPlan, before: ReadItem<object> | undefined): (expression: Expression) => readonly string[] {
  const [partition = ''] = plan.key.attributes
  return (expression) => {
    if (before === undefined) return [`attribute_not_exists(${expression.name(partition)})`]
    const asRead = new Map(keptAttributes(plan).map((name) => [name, property(before.entity, name)]))
    return [`attribute_exists(${expression.name(partition)})`, ...asReadClauses(plan, asRead, expression)]
  }
}

/**
 * What a refusal means for a transaction whose first write is of the item that was read: another round where something has changed since,
 * else its error.
 */
export function afterRefusal(
  plan: AnyEntityPlan,
  main: PreparedWrite,
  before: ReadItem<object> | undefined,
  { write, item, error }: Refusal,
): { readonly again: Error } {
  const isNews = write === main ? hasMoved(plan, before, item) : write === undefined || hasChanged(write)
  if (isNews) return { again: error }
  throw error
}

/** A sentinel that cannot be released belongs to another item by now, and a check follows from what another attempt has met. */
export function hasChanged({ kind }: PreparedWrite): boolean {
  return kind === 'Delete' || kind === 'ConditionCheck'
}

function hasMoved(plan: AnyEntityPlan, before: ReadItem<object> | undefined, item: Item | undefined): boolean {
  if (before === undefined || item === undefined) return (before === undefined) !== (item === undefined)
  return keptAttributes(plan).some((name) => {
    const stored = plan.codec.stored(name)
    return JSON.stringify(property(before.item, stored)) !== JSON.stringify(property(item, stored))
  })
}

/**
 * The entity after a transaction, which gives no items: as it is then, or as another writer left it since.
 *
 * @throws KeyloomError `ITEM.NOT_FOUND` where another writer has deleted it since; `REQUEST.UNREAD`.
 */
export async function readAfter<E>(connection: Connection, plan: EntityPlan<E>, subject: string, key: Item): Promise<E> {
  const after = await readKept(connection, plan, subject, key).catch((cause) => {
    throw keyloomError('REQUEST.UNREAD', `${subject}: the ${plan.name} with ${keyText(key)} was written, but could not be read since.`, {
      fix: 'Read the item again.',
      payload: { entity: plan.name, key },
      cause,
    })
  })
  if (after !== undefined) return after.entity
  throw keyloomError('ITEM.NOT_FOUND', `${subject}: the ${plan.name} with ${keyText(key)} was written, and has been deleted since.`, {
    payload: { entity: plan.name, key },
  })
}
