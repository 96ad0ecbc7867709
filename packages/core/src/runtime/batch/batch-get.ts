import type { BatchGetItemCommandInput, BatchGetItemCommandOutput } from '@aws-sdk/client-dynamodb'
import { type Call, startCall } from '../call.js'
import type { Connection } from '../connection.js'
import type { FoundItems, ItemRefs } from '../item-ref.js'
import type { KeyMap } from '../key-map.js'
import type { ShowOptions } from '../lifetime/hidden-rule.js'
import { foundItems, type ItemRead, itemReads } from '../read/item-reads.js'
import { BatchGetItemCommand } from '../sdk.js'
import { send } from '../send.js'
import { type BatchOptions, type BatchOutcome, sendInRounds } from './rounds.js'
import { unprocessed } from './unprocessed.js'

/** Options of a `batchGet`. */
export interface BatchGetOptions extends BatchOptions, ShowOptions {
  /** Reads what all writes before it left, at twice the capacity. */
  readonly consistent?: boolean
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const maxKeys = 100

/**
 * Reads any number of items of any entities, 100 a request, and gives them under the names or at the positions they were asked for;
 * `undefined` where there is no such item. An item that is asked for more than once is read once. Items are not read at one moment: for
 * that there is `transactGet`.
 *
 * @throws KeyloomError `INPUT.INVALID`, `BATCH.UNPROCESSED` (with what was read, and the names of what was not), `ITEM.MALFORMED`,
 * `REQUEST.*`.
 *
 * @example
 * ```ts
 * import { batchGet, itemRef } from '@keyloom/core/runtime'
 *
 * const [customer, order] = await batchGet(connection, [
 *   itemRef(plans.customer, { customerId }),
 *   itemRef(plans.order, { customerId, placedAt, orderId }),
 * ])
 * ```
 */
export async function batchGet<const R extends ItemRefs>(
  connection: Connection,
  refs: R,
  options: BatchGetOptions = {},
): Promise<FoundItems<R>> {
  const reads = itemReads(connection, refs)
  const outcome = await readInBatches(connection, reads, options)
  if (outcome.left.length === reads.length && outcome.cause !== undefined) throw outcome.cause
  return batchAnswer(connection, refs, reads, outcome, options)
}

/** Sends reads, which hold then what they have found. */
export function readInBatches(
  connection: Connection,
  reads: readonly ItemRead[],
  { deadline, signal, consistent = false }: BatchGetOptions,
): Promise<BatchOutcome<ItemRead>> {
  const chunked = (pending: readonly ItemRead[]) =>
    Array.from({ length: Math.ceil(pending.length / maxKeys) }, (_, chunk) => pending.slice(chunk * maxKeys, (chunk + 1) * maxKeys))
  const call = startCall('batchGet', signal === undefined ? {} : { signal })
  return sendInRounds(connection, reads, { deadline, call }, chunked, (chunk) => readChunk(connection, chunk, { consistent, call }))
}

/** What was found, in the shape of the question, where nothing is left. @throws KeyloomError `BATCH.UNPROCESSED`. */
export function batchAnswer<R extends ItemRefs>(
  connection: Connection,
  refs: R,
  reads: readonly ItemRead[],
  { left, cause, throttled }: BatchOutcome<ItemRead>,
  options: BatchGetOptions,
): FoundItems<R> {
  const items = foundItems(refs, reads, connection.now(), options)
  if (left.length === 0) return items
  const names = left.flatMap(({ refs: asked }) => asked.map(({ name }) => String(name)))
  throw unprocessed('read', [...new Set(names)], { items }, cause ?? throttled)
}

/** Reads up to 100 items and returns those that DynamoDB left out. */
async function readChunk(
  connection: Connection,
  chunk: readonly ItemRead[],
  { consistent, call }: { readonly consistent: boolean; readonly call: Call | undefined },
): Promise<readonly ItemRead[]> {
  const byTable: NonNullable<BatchGetItemCommandInput['RequestItems']> = {}
  const reads = new Map<string, KeyMap<ItemRead>>()
  for (const { table, key, among } of chunk) {
    if (byTable[table] === undefined) {
      byTable[table] = { Keys: [], ...(consistent && { ConsistentRead: true }) }
      reads.set(table, among)
    }
    byTable[table].Keys!.push(key)
  }
  const { Responses = {}, UnprocessedKeys = {} } = await send<BatchGetItemCommandOutput>(
    connection,
    new BatchGetItemCommand({ RequestItems: byTable }),
    { operation: 'BatchGetItem', table: Object.keys(byTable).join("', '"), subject: 'batchGet', call },
  )
  for (const [table, items] of Object.entries(Responses)) {
    const among = reads.get(table)
    for (const item of items) {
      const read = among?.get(item)
      if (read !== undefined) read.item = item
    }
  }
  return Object.entries(UnprocessedKeys).flatMap(([table, { Keys = [] }]) =>
    Keys.map((key) => reads.get(table)?.get(key)).filter((read) => read !== undefined),
  )
}
