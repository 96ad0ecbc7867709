import { assertNever } from '../errors/index.js'
import type { KeyEncoding } from '../model/index.js'

/** Whether two values always have two texts. */
export function isInjective(encoding: KeyEncoding): boolean {
  return encoding.kind !== 'slice' && encoding.kind !== 'shard' && !(encoding.kind === 'text' && encoding.change !== undefined)
}

/** Whether the greater value has the lesser text. */
export function isDescending(encoding: KeyEncoding): boolean {
  switch (encoding.kind) {
    case 'padded':
    case 'signed':
    case 'date':
      return encoding.descending
    case 'descendingText':
      return true
    case 'text':
    case 'decimal':
    case 'slice':
    case 'shard':
    case 'boolean':
    case 'number':
    case 'bigint':
    case 'epochSeconds':
    case 'binary':
      return false
    default:
      return assertNever(encoding)
  }
}
