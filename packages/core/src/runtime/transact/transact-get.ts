import type { TransactGetItemsCommandOutput } from '@aws-sdk/client-dynamodb'
import { type KeyloomError, keyloomError } from '../../errors/index.js'
import { type CallOptions, startCall } from '../call.js'
import type { Connection } from '../connection.js'
import type { FoundItems, ItemRefs } from '../item-ref.js'
import { setOwn } from '../own-property.js'
import { foundItems, type ItemRead, itemReads } from '../read/item-reads.js'
import { TransactGetItemsCommand } from '../sdk.js'
import { send } from '../send.js'
import { checkCount } from './check-transaction.js'

/**
 * Reads these items as they were at one moment, in one request: 1 to 100 of them, one that several names ask for counting once. Costs
 * twice the capacity of consistent reads.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html
 *
 * @throws KeyloomError `INPUT.INVALID`, `TRANSACTION.INVALID`, `TRANSACTION.CANCELED`, `ITEM.MALFORMED`, `REQUEST.*`.
 *
 * @example
 * ```ts
 * import { itemRef, transactGet } from '@keyloom/core/runtime'
 *
 * const { customer } = await transactGet(connection, { customer: itemRef(plans.customer, { customerId }) })
 * ```
 */
export async function transactGet<const R extends ItemRefs>(
  connection: Connection,
  refs: R,
  options: CallOptions = {},
): Promise<FoundItems<R>> {
  return readTogether(connection, refs, itemReads(connection, refs), options)
}

/** Sends the reads of a `transactGet`. */
export async function readTogether<R extends ItemRefs>(
  connection: Connection,
  refs: R,
  reads: readonly ItemRead[],
  options: CallOptions,
): Promise<FoundItems<R>> {
  const call = startCall('transactGet', options)
  checkCount(reads.length)
  const command = new TransactGetItemsCommand({
    TransactItems: reads.map(({ table, key }) => ({ Get: { TableName: table, Key: key } })),
  })
  const { Responses = [] } = await send<TransactGetItemsCommandOutput>(connection, command, {
    operation: 'TransactGetItems',
    table: [...new Set(reads.map(({ table }) => table))].join("', '"),
    subject: 'transactGet',
    call,
    translate: (cause) => canceledReads(reads, cause),
  })
  reads.forEach((read, position) => {
    const item = Responses[position]?.Item
    if (item !== undefined) read.item = item
  })
  return foundItems(refs, reads, connection.now(), options)
}

interface Canceled {
  readonly name?: string
  readonly CancellationReasons?: readonly { readonly Code?: string; readonly Message?: string }[]
}

function canceledReads(reads: readonly ItemRead[], cause: unknown): KeyloomError | undefined {
  const { name: error, CancellationReasons = [] } = cause as Canceled
  if (error !== 'TransactionCanceledException') return undefined
  const failures: Record<string, object> = {}
  const texts: string[] = []
  reads.forEach(({ refs, key }, position) => {
    const { Code: reason = 'None', Message = '' } = CancellationReasons[position] ?? {}
    if (reason === 'None') return
    for (const { name, plan } of refs) {
      texts.push(`${name} (${plan.name}): ${reason}: ${Message}`)
      setOwn(failures, String(name), { reason, entity: plan.name, subject: `${plan.name}.ref`, key, message: Message })
    }
  })
  return keyloomError('TRANSACTION.CANCELED', `Nothing was read. ${texts.join(' ')}`, { payload: { failures, retryable: true }, cause })
}
