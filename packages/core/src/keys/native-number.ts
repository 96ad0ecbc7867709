import { invalidValue } from './invalid-value.js'

/**
 * A number as the text of a key attribute of DynamoDB's type N, which orders by value.
 *
 * @throws KeyloomError `KEY.INVALID_VALUE` where the value is not finite.
 *
 * @example
 * ```ts
 * import { numberText } from '@keyloom/core/runtime'
 *
 * numberText(-2.5) // '-2.5'
 * ```
 */
export function numberText(value: number | bigint, at?: string): string {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidValue(value, 'is not a finite number', at)
  return String(value === 0 ? 0 : value)
}

/**
 * A date as whole epoch seconds, for a key attribute that is the table's time of expiry.
 *
 * @throws KeyloomError `KEY.INVALID_VALUE` where the value is no date.
 *
 * @example
 * ```ts
 * import { epochSecondsText } from '@keyloom/core/runtime'
 *
 * epochSecondsText(new Date('2026-01-31T09:30:00Z')) // '1769851800'
 * ```
 */
export function epochSecondsText(value: Date, at?: string): string {
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) throw invalidValue(value, 'is not a valid Date', at)
  return String(Math.floor(value.getTime() / 1000))
}
