import type { BatchWriteItemCommandOutput, WriteRequest } from '@aws-sdk/client-dynamodb'
import { keyloomError } from '../../errors/index.js'
import { type Call, startCall } from '../call.js'
import type { Connection } from '../connection.js'
import { keyIdentity } from '../key-identity.js'
import { property, setOwn } from '../own-property.js'
import { BatchWriteItemCommand } from '../sdk.js'
import { send } from '../send.js'
import type { BatchOperation } from './batch-operation.js'
import { chunksOf } from './chunks.js'
import { type BatchEntry, batchEntry } from './prepare-batch-operation.js'
import { type BatchOptions, sendInRounds } from './rounds.js'
import { unprocessed } from './unprocessed.js'

/** The writes of a batch, by the names or in the order that the answer has; what is `undefined` is left out. */
export type BatchWrites = readonly (BatchOperation | undefined)[] | { readonly [name: string]: BatchOperation | undefined }

/** What a batch gives: of a put the entity as it is stored, of a delete nothing. */
export type BatchResults<W> = {
  readonly [Name in keyof W]: W[Name] extends BatchOperation<infer Result> ? Result : undefined
}

/**
 * Puts and deletes any number of items of any entities, 25 a request. It is not all or nothing, and has no conditions: entities that need
 * some (`version`) are refused, and so are two writes of one item, since their order would be open.
 *
 * @throws KeyloomError `BATCH.REFUSED`, `BATCH.DUPLICATE`, `ITEM.INVALID`, `INPUT.INVALID`, all before anything is sent;
 * `BATCH.UNPROCESSED` with the names of what may not have been written, `REQUEST.*`.
 *
 * @example
 * ```ts
 * import { batchOperations, batchWrite } from '@keyloom/core/runtime'
 *
 * await batchWrite(connection, { gone: batchOperations(calendarPlans.guest).delete({ eventId, personId }) })
 * ```
 */
export async function batchWrite<const W extends BatchWrites>(
  connection: Connection,
  writes: W,
  options: BatchOptions = {},
): Promise<BatchResults<W>> {
  const now = connection.now()
  const entries = new Map<string, BatchEntry>()
  const results: Record<string, unknown> = Array.isArray(writes) ? (new Array(writes.length).fill(undefined) as never) : {}
  for (const name of Object.keys(writes)) {
    const operation = property(writes, name) as BatchOperation | undefined
    if (operation === undefined) continue
    const entry = batchEntry(connection, name, operation, now)
    refuseDuplicate(entries.get(entry.identity), entry)
    entries.set(entry.identity, entry)
    setOwn(results, name, entry.result)
  }
  const all = [...entries.values()]
  const { deadline, signal } = options
  const call = startCall('batchWrite', signal === undefined ? {} : { signal })
  const { left, cause, throttled } = await sendInRounds(connection, all, { deadline, call }, chunksOf, (chunk) =>
    writeChunk(connection, chunk, call),
  )
  if (left.length === all.length && cause !== undefined) throw cause
  if (left.length > 0)
    throw unprocessed(
      'written',
      left.map(({ name }) => name),
      {},
      cause ?? throttled,
    )
  return results as BatchResults<W>
}

function refuseDuplicate(other: BatchEntry | undefined, { name, key }: BatchEntry): void {
  if (other === undefined) return
  throw keyloomError('BATCH.DUPLICATE', `'${other.name}' and '${name}' are writes of one item, and a batch has no order.`, {
    fix: 'Keep the one that counts, or use a transaction.',
    path: [name],
    payload: { operations: [other.name, name], key },
  })
}

/** Writes up to 25 items and returns those that DynamoDB left out. */
async function writeChunk(connection: Connection, chunk: readonly BatchEntry[], call: Call | undefined): Promise<readonly BatchEntry[]> {
  const byTable: Record<string, WriteRequest[]> = {}
  const names = new Map(chunk.map(({ table, keyNames }) => [table, keyNames]))
  for (const { table, request } of chunk) {
    byTable[table] ??= []
    byTable[table].push(request)
  }
  const { UnprocessedItems = {} } = await send<BatchWriteItemCommandOutput>(
    connection,
    new BatchWriteItemCommand({ RequestItems: byTable }),
    { operation: 'BatchWriteItem', table: Object.keys(byTable).join("', '"), subject: 'batchWrite', write: 'repeatable', call },
  )
  const entries = new Map(chunk.map((entry) => [entry.identity, entry]))
  return Object.entries(UnprocessedItems).flatMap(([table, requests]) =>
    requests.flatMap(({ PutRequest, DeleteRequest }) => {
      const item = PutRequest?.Item ?? DeleteRequest?.Key
      const entry = item === undefined ? undefined : entries.get(keyIdentity(table, names.get(table) ?? [], item))
      return entry === undefined ? [] : [entry]
    }),
  )
}
