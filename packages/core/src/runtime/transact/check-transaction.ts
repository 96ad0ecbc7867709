import { keyloomError } from '../../errors/index.js'
import { itemSize } from '../item-size.js'
import { keyIdentity } from '../key-identity.js'
import type { PreparedOperation } from './prepare-operation.js'

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html */
export const maxOperations = 100
const maxBytes = 4 * 1024 * 1024

/**
 * What DynamoDB would refuse of a transaction as a whole. The size of items that are updated or deleted is not known here: only what is
 * sent counts.
 *
 * @throws KeyloomError `TRANSACTION.INVALID`.
 */
export function checkTransaction(operations: readonly PreparedOperation[]): void {
  checkCount(operations.length)
  const names = new Map<string, string>()
  let bytes = 0
  for (const { name, write } of operations) {
    const { TableName, Item, Key, ExpressionAttributeValues } = write.input
    const identity = keyIdentity(TableName, write.plan.key.attributes, write.key)
    const other = names.get(identity)
    if (other !== undefined) {
      throw keyloomError(
        'TRANSACTION.INVALID',
        `'${other}' and '${name}' are operations on one item, which a transaction takes only once.`,
        {
          fix: 'Make one operation of them: an update may carry a condition.',
          path: [name],
          payload: { operations: [other, name], key: write.key },
        },
      )
    }
    names.set(identity, name)
    bytes += Item === undefined ? itemSize(Key ?? {}) + itemSize(ExpressionAttributeValues ?? {}) : itemSize(Item)
  }
  if (bytes > maxBytes) {
    throw keyloomError('TRANSACTION.INVALID', `The items of a transaction are at most 4 MB, these are ${bytes} bytes.`, {
      fix: 'Divide it, or keep large values elsewhere.',
      payload: { bytes, limit: maxBytes },
    })
  }
}

/** @throws KeyloomError `TRANSACTION.INVALID`. */
export function checkCount(count: number): void {
  if (count > 0 && count <= maxOperations) return
  throw keyloomError('TRANSACTION.INVALID', `A transaction has 1 to ${maxOperations} operations, this one has ${count}.`, {
    fix: count === 0 ? 'Leave the call out when there is nothing to do.' : 'Divide it where it need not be all or nothing.',
    payload: { count, limit: maxOperations },
  })
}
