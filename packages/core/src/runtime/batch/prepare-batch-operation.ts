import type { WriteRequest } from '@aws-sdk/client-dynamodb'
import { type KeyloomError, keyloomError } from '../../errors/index.js'
import type { Connection } from '../connection.js'
import type { Item } from '../item.js'
import { itemSize } from '../item-size.js'
import { keyIdentity } from '../key-identity.js'
import { named } from '../named.js'
import type { BatchOperation } from './batch-operation.js'

/** One write of a batch, ready to be sent. */
export interface BatchEntry {
  readonly name: string
  readonly table: string
  readonly key: Item
  readonly keyNames: readonly string[]
  readonly identity: string
  readonly request: WriteRequest
  /** In bytes. */
  readonly size: number
  readonly result: unknown
}

/**
 * Checks a write of a batch.
 *
 * @throws KeyloomError `BATCH.REFUSED` where the write needs a condition, and what put and delete throw before anything is sent.
 */
export function batchEntry(connection: Connection, name: string, operation: BatchOperation, now: Date): BatchEntry {
  const { plan } = operation
  if (plan.version !== undefined) throw refused(name, operation, 'its version could not be checked')
  if (plan.readOnly !== undefined) throw refused(name, operation, 'what never changes could not be compared')
  if (plan.keeps !== undefined) throw refused(name, operation, 'what it promises about other items could not be kept')
  if (plan.softDelete !== undefined) throw refused(name, operation, 'what it deletes could not be restored')
  if (plan.latest !== undefined) throw refused(name, operation, 'its points are appended')
  if (plan.counters !== undefined) throw refused(name, operation, 'a put would lose what it has counted')
  // The type says so, but not to code that no compiler has checked.
  if (typeof operation.batch !== 'function') throw refused(name, operation, 'a batch only puts and deletes')
  const write = named(name, () => operation.batch(connection, now))
  const { TableName: table, Item, ConditionExpression } = write.input
  if (ConditionExpression !== undefined) throw refused(name, operation, 'its writes have conditions')
  const { key } = write
  return {
    name,
    table,
    key,
    keyNames: plan.key.attributes,
    identity: keyIdentity(table, plan.key.attributes, key),
    request: Item === undefined ? { DeleteRequest: { Key: key } } : { PutRequest: { Item } },
    size: itemSize(Item ?? key),
    result: write.entity,
  }
}

function refused(name: string, { plan }: BatchOperation, why: string): KeyloomError {
  return keyloomError('BATCH.REFUSED', `A batch does not take this write of ${plan.name}: ${why}.`, {
    fix: 'Write it by itself, or in a transaction.',
    path: [name],
    payload: { entity: plan.name },
  })
}
