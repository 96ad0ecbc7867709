import { assertNever } from '../errors/index.js'
import type { KeyEncoding } from '../model/index.js'

/**
 * Whether two values always have two texts.
 *
 * @example
 * ```ts
 * import { isInjective } from '@keyloom/core'
 *
 * isInjective({ kind: 'slice', unit: 'day', of: 'date' }) // false: two dates of one day have one text
 * ```
 */
export function isInjective(encoding: KeyEncoding): boolean {
  switch (encoding.kind) {
    case 'slice':
    case 'shard':
    case 'hash':
    case 'orElse':
      return false
    case 'text':
      return encoding.change === undefined
    case 'custom':
      return encoding.injective
    default:
      return true
  }
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
    case 'decimal':
      return encoding.descending === true
    case 'text':
    case 'slice':
    case 'shard':
    case 'rank':
    case 'custom':
    case 'hash':
    case 'orElse':
    case 'boolean':
    case 'numeral':
    case 'number':
    case 'bigint':
    case 'epochSeconds':
    case 'binary':
      return false
    default:
      return assertNever(encoding)
  }
}

/**
 * Whether the value can be read from its text, and does not hide where the text ends.
 *
 * @example
 * ```ts
 * import { parsesBack } from '@keyloom/core'
 *
 * parsesBack({ kind: 'padded', width: 4, descending: false }) // true
 * ```
 */
export function parsesBack(encoding: KeyEncoding): boolean {
  return isInjective(encoding) && !isPlain(encoding)
}

/**
 * Whether the value may hold what follows it in the key.
 *
 * @example
 * ```ts
 * import { isPlain } from '@keyloom/core'
 *
 * isPlain({ kind: 'boolean' }) // false
 * ```
 */
export function isPlain(encoding: KeyEncoding): boolean {
  return encoding.kind === 'orElse'
    ? isPlain(encoding.of)
    : (encoding.kind === 'text' || encoding.kind === 'custom') && encoding.plain === true
}
