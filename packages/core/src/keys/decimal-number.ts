import { complementDigits } from './digits.js'
import { invalidValue } from './invalid-value.js'

/**
 * A number of either sign, with its shortest fraction: `width` digits, and `.` with the fraction where there is one. Both a key's end and
 * the delimiter `#` sort before `.` and the digits, so the shorter of two fractions sorts first.
 *
 * A number with more digits before the point is `~`, their count in three digits, and its significant digits: `~` sorts after every
 * digit, then the count decides, then the digits.
 *
 * A negative number is `-` and the complement of its magnitude, where `~` becomes a second `-`, and then `~`, because of two fractions the
 * longer is now the smaller.
 *
 * @throws KeyloomError `KEY.INVALID_VALUE` where the value is not finite.
 *
 * @example
 * ```ts
 * import { decimalNumber } from '@keyloom/core/runtime'
 *
 * decimalNumber(12.5, 4) // '0012.5'
 * decimalNumber(-12.5, 4) // '-9987.4~'
 * ```
 */
export function decimalNumber(value: number, width: number, at?: string): string {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidValue(value, 'is not a finite number', at)
  const text = magnitudeText(Math.abs(value), width)
  return value < 0 ? `-${complementDigits(text).replace('~', '-')}~` : text
}

/**
 * As {@link decimalNumber} of the number with the other sign, so that the greatest comes first.
 *
 * @throws KeyloomError `KEY.INVALID_VALUE` where the value is not finite.
 *
 * @example
 * ```ts
 * import { descendingDecimal } from '@keyloom/core/runtime'
 *
 * descendingDecimal(12.5, 4) // '-9987.4~'
 * ```
 */
export function descendingDecimal(value: number, width: number, at?: string): string {
  if (typeof value !== 'number') throw invalidValue(value, 'is not a finite number', at)
  return decimalNumber(0 - value, width, at)
}

function magnitudeText(magnitude: number, width: number): string {
  const { whole, fraction } = expand(String(magnitude))
  if (whole.length <= width) return whole.padStart(width, '0') + (fraction === '' ? '' : `.${fraction}`)
  return `~${String(whole.length).padStart(3, '0')}${(whole + fraction).replace(/0+$/, '')}`
}

/** `1.5e-7` without its exponent. */
function expand(text: string): { whole: string; fraction: string } {
  const [mantissa = '', exponent] = text.split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  if (exponent === undefined) return { whole, fraction }
  const point = whole.length + Number(exponent)
  const digits = whole + fraction
  if (point <= 0) return { whole: '0', fraction: '0'.repeat(-point) + digits }
  return { whole: digits.padEnd(point, '0').slice(0, point), fraction: digits.slice(point) }
}

/** The number whose form this is; only a canonical form gives it back. */
export function parseDecimal(text: string): number {
  if (!text.startsWith('-')) return parseMagnitude(text)
  const complement = complementDigits(text.slice(1, -1))
  return -parseMagnitude(complement.replace('-', '~'))
}

function parseMagnitude(text: string): number {
  return text.startsWith('~') ? Number(`0.${text.slice(4)}e${Number(text.slice(1, 4))}`) : Number(text)
}
