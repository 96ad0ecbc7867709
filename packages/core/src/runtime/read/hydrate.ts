import type { BatchGetItemCommandOutput } from '@aws-sdk/client-dynamodb'
import { keyloomError } from '../../errors/index.js'
import { sendInRounds } from '../batch/rounds.js'
import type { Call } from '../call.js'
import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import type { Item } from '../item.js'
import { keyIdentity } from '../key-identity.js'
import type { EntityPlan, QueryPlan } from '../plans.js'
import { BatchGetItemCommand } from '../sdk.js'
import { send } from '../send.js'
import { belongsTo } from './belongs-to.js'
import type { PageRequest } from './fetch-page.js'
import { lookupBy } from './lookup.js'
import { queryOf } from './query.js'
import { querySource } from './query-source.js'
import type { HydratedQuery, Lookup } from './query-types.js'
import { questionOf } from './question.js'
import type { Reader, ReadItems } from './reader.js'

/**
 * As `query` of an index that holds part of an item: what it finds is read again, whole, from the table, in the same order. An item that
 * is no longer there, or no longer of the entity, is left out and counted as `vanished`.
 *
 * @example
 * ```ts
 * import { hydratedQuery } from '@keyloom/core/runtime'
 *
 * await hydratedQuery(connection, deskPlans.orderUnshippedWhole, deskPlans.order, { status: 'open' }).all()
 * ```
 */
export function hydratedQuery<T extends object>(
  connection: Connection,
  plan: QueryPlan,
  entity: EntityPlan<T>,
  by: object,
  range?: object,
  filter?: object,
): HydratedQuery<T> {
  const reader = hydratingReader(connection, plan, entity)
  return queryOf(questionOf(connection, reader, () => querySource(connection, plan, by, range, filter))) as HydratedQuery<T>
}

/**
 * As `lookup` in an index that holds part of an item.
 *
 * @example
 * ```ts
 * import { hydratedLookup } from '@keyloom/core/runtime'
 *
 * const order = await hydratedLookup(connection, deskPlans.orderById, deskPlans.order, { orderId })
 * ```
 */
export function hydratedLookup<T extends object>(
  connection: Connection,
  plan: QueryPlan,
  entity: EntityPlan<T>,
  by: object,
  range?: object,
  filter?: object,
): Lookup<T> {
  return lookupBy(connection, plan, hydratingReader(connection, plan, entity), [by, range, filter])
}

/** Reads what an index finds again, whole, from the table. */
export function hydratingReader<T extends object>(connection: Connection, plan: QueryPlan, entity: EntityPlan<T>): Reader<T> {
  return { view: entity, hydrate: (found, request) => readWhole(connection, plan, entity, found, request) }
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const maxKeys = 100

async function readWhole<T extends object>(
  connection: Connection,
  plan: QueryPlan,
  entity: EntityPlan<T>,
  found: readonly Item[],
  { call }: PageRequest,
): Promise<ReadItems<T>> {
  const names = entity.key.attributes
  const table = deployedTable(connection, plan.table)
  const whole = new Map<string, Item>()
  const keys = found.map((item) => Object.fromEntries(names.map((name) => [name, item[name]!])))
  const chunked = (pending: readonly Item[]) =>
    Array.from({ length: Math.ceil(pending.length / maxKeys) }, (_, chunk) => pending.slice(chunk * maxKeys, (chunk + 1) * maxKeys))
  const deadline = call?.endsAt === undefined ? undefined : Math.max(1, call.endsAt - Date.now())
  const { left, cause, throttled } = await sendInRounds(connection, keys, { deadline, call }, chunked, async (chunk) => {
    const { Responses = {}, UnprocessedKeys = {}, ConsumedCapacity = [] } = await sendBatch(connection, table, plan.name, chunk, call)
    for (const item of Responses[table] ?? []) whole.set(keyIdentity(table, names, item), item)
    if (call?.meter !== undefined) for (const { CapacityUnits = 0 } of ConsumedCapacity) call.meter.units += CapacityUnits
    return UnprocessedKeys[table]?.Keys ?? []
  })
  if (left.length > 0) throw cause ?? throttled ?? unread(plan.name, left.length)
  const read: ReadItems<T> = { entities: [], stored: [] }
  for (const item of found) {
    const there = whole.get(keyIdentity(table, names, item))
    if (there === undefined || !belongsTo(entity, there)) continue
    read.entities.push(entity.codec.read(there))
    read.stored.push(item)
  }
  return read
}

function sendBatch(
  connection: Connection,
  table: string,
  subject: string,
  Keys: readonly Item[],
  call: Call | undefined,
): Promise<BatchGetItemCommandOutput> {
  const command = new BatchGetItemCommand({
    RequestItems: { [table]: { Keys: [...Keys] } },
    ...(call?.meter !== undefined && { ReturnConsumedCapacity: 'TOTAL' }),
  })
  return send(connection, command, { operation: 'BatchGetItem', table, subject, call })
}

function unread(pattern: string, count: number): Error {
  return keyloomError(
    'REQUEST.DEADLINE',
    `${pattern} did not read ${count} of the items it found: DynamoDB left them out until its deadline.`,
    {
      fix: 'Give it more time, or ask for smaller pages.',
      payload: { subject: pattern, left: count },
    },
  )
}
