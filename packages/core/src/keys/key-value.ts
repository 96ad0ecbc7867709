import { keyloomError } from '../errors/index.js'
import { utf8Length } from './utf8.js'

/**
 * The value of a partition key: 1 to 2048 bytes. `attribute` names it in errors: `Order.pk`.
 *
 * @throws KeyloomError `KEY.EMPTY` or `KEY.TOO_LONG`:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-partition-sort-keys
 *
 * @example
 * ```ts
 * import { partitionKey } from '@keyloom/core/runtime'
 *
 * partitionKey('Order.pk', 'CUSTOMER#7') // { S: 'CUSTOMER#7' }
 * ```
 */
export function partitionKey(attribute: string, text: string): { S: string } {
  return keyValue(attribute, text, 2048)
}

/**
 * The value of a sort key: 1 to 1024 bytes.
 *
 * @throws KeyloomError `KEY.EMPTY` or `KEY.TOO_LONG`:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-partition-sort-keys
 *
 * @example
 * ```ts
 * import { sortKey } from '@keyloom/core/runtime'
 *
 * sortKey('Order.sk', 'ORDER#2026-01-31') // { S: 'ORDER#2026-01-31' }
 * ```
 */
export function sortKey(attribute: string, text: string): { S: string } {
  return keyValue(attribute, text, 1024)
}

function keyValue(attribute: string, text: string, limit: number): { S: string } {
  if (text === '') throw keyloomError('KEY.EMPTY', `The key ${attribute} would be empty.`, { payload: { attribute } })
  // No UTF-16 unit takes more than three bytes, so ordinary keys need no counting.
  if (text.length * 3 > limit) {
    const bytes = utf8Length(text)
    if (bytes > limit) {
      throw keyloomError('KEY.TOO_LONG', `The key ${attribute} would have ${bytes} bytes; DynamoDB allows ${limit}.`, {
        payload: { attribute, bytes, limit },
      })
    }
  }
  return { S: text }
}
