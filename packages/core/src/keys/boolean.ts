import { invalidValue } from './invalid-value.js'

/**
 * `false` sorts before `true`, as text too.
 *
 * @throws KeyloomError `KEY.INVALID_VALUE` where the value is no boolean.
 *
 * @example
 * ```ts
 * import { booleanText } from '@keyloom/core/runtime'
 *
 * booleanText(true) // 'true'
 * ```
 */
export function booleanText(value: boolean, at?: string): string {
  if (typeof value !== 'boolean') throw invalidValue(value, 'is not a boolean', at)
  return value ? 'true' : 'false'
}
