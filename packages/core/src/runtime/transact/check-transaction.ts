import { type KeyloomError, keyloomError } from '../../errors/index.js'
import { checkExpressions } from '../expression/check-expressions.js'
import type { Item } from '../item.js'
import { itemSize, maxItemBytes, sizeAtMost } from '../item-size.js'
import { KeyMap } from '../key-map.js'
import type { PreparedOperation } from '../write/prepared-write.js'

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html */
export const maxOperations = 100
const maxBytes = 4 * 1024 * 1024

/**
 * What DynamoDB would refuse of a transaction as a whole. The size of items that are updated or deleted is not known here: only what is
 * sent counts.
 *
 * @throws KeyloomError `TRANSACTION.INVALID`, `REQUEST.TOO_LARGE`.
 */
export function checkTransaction(operations: readonly PreparedOperation[]): void {
  checkCount(operations.length)
  const tables = new Map<string, KeyMap<PreparedOperation>>()
  for (const operation of operations) {
    const { subject, input, plan, key } = operation.write
    checkExpressions(subject, input)
    let seen = tables.get(input.TableName)
    if (seen === undefined) {
      seen = new KeyMap(plan.key.attributes)
      tables.set(input.TableName, seen)
    }
    const first = seen.add(key, operation)
    if (first !== operation) throw onOneItem(first, operation)
  }
  // Most transactions are far from the limit, which is told without looking at what they send, or at least at its text.
  const isFarBelow = sizeOf(operations, sizeAtMost, () => maxItemBytes) <= maxBytes || sizeOf(operations, sizeAtMost) <= maxBytes
  const bytes = isFarBelow ? 0 : sizeOf(operations, itemSize)
  if (bytes > maxBytes) {
    throw keyloomError('TRANSACTION.INVALID', `The items of a transaction are at most 4 MB, these are ${bytes} bytes.`, {
      fix: 'Divide it, or keep large values elsewhere.',
      payload: { bytes, limit: maxBytes },
    })
  }
}

/** What is sent of items; `ofWhole`: the size of one that is put. */
function sizeOf(operations: readonly PreparedOperation[], size: (item: Item) => number, ofWhole = size): number {
  let bytes = 0
  for (const { write } of operations) {
    const { Item, Key = {}, ExpressionAttributeValues = {} } = write.input
    bytes += Item === undefined ? size(Key) + size(ExpressionAttributeValues) : ofWhole(Item)
  }
  return bytes
}

/** What counts in a parent comes after everything else. */
function onOneItem({ names: [first = ''] }: PreparedOperation, operation: PreparedOperation): KeyloomError {
  const { names, write } = operation
  const [second = ''] = names
  if (write.counting !== undefined) return write.counting.refused(first, operation)
  return keyloomError(
    'TRANSACTION.INVALID',
    `'${first}' and '${second}' are operations on one item, which a transaction takes only once.`,
    {
      fix: 'Make one operation of them: an update may carry a condition.',
      path: [second],
      payload: { operations: [first, second], key: write.key },
    },
  )
}

/** @throws KeyloomError `TRANSACTION.INVALID`. */
export function checkCount(count: number): void {
  if (count > 0 && count <= maxOperations) return
  throw keyloomError('TRANSACTION.INVALID', `A transaction has 1 to ${maxOperations} operations, this one has ${count}.`, {
    fix: count === 0 ? 'Leave the call out when there is nothing to do.' : 'Divide it where it need not be all or nothing.',
    payload: { count, limit: maxOperations },
  })
}
