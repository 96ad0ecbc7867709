import { complementDigits } from './digits.js'
import { invalidValue } from './invalid-value.js'

/**
 * A whole number from 0 on, padded with zeros to `width` digits.
 *
 * @throws KeyloomError `KEY.INVALID_VALUE` where the value is no whole number from 0 on, or has more digits.
 *
 * @example
 * ```ts
 * import { paddedNumber } from '@keyloom/core/runtime'
 *
 * paddedNumber(42, 5) // '00042'
 * paddedNumber(42, 5, true) // '99957'
 * ```
 */
export function paddedNumber(value: number | bigint, width: number, descending = false, at?: string): string {
  if (value < 0) throw invalidValue(value, 'is negative where the key has no place for a sign', at)
  const digits = padded(value, value, width, at)
  return descending ? complementDigits(digits) : digits
}

/**
 * A whole number of either sign. A negative one is `-`, which sorts before every digit, and the nines' complement of its digits. Descending
 * is the form of the number with the other sign.
 *
 * @throws KeyloomError `KEY.INVALID_VALUE` where the value is no whole number, or has more digits.
 *
 * @example
 * ```ts
 * import { signedNumber } from '@keyloom/core/runtime'
 *
 * signedNumber(5, 3) // '005'
 * signedNumber(-5, 3) // '-994'
 * ```
 */
export function signedNumber(value: number | bigint, width: number, descending = false, at?: string): string {
  const digits = padded(value < 0 ? -value : value, value, width, at)
  return (descending ? value > 0 : value < 0) ? `-${complementDigits(digits)}` : digits
}

function padded(magnitude: number | bigint, value: number | bigint, width: number, at: string | undefined): string {
  if (typeof value === 'number' ? !Number.isInteger(value) : typeof value !== 'bigint')
    throw invalidValue(value, 'is not a whole number', at)
  // From 1e21 on a number prints with an exponent; as a bigint it prints all its digits.
  const digits = magnitude < 1e21 ? String(magnitude) : BigInt(magnitude).toString()
  if (digits.length > width) throw invalidValue(value, `has more than the ${width} digits that the key has room for`, at)
  return digits.padStart(width, '0')
}
