import { validation } from '../service-error.js'

/** A number as `0.digits × 10^exponent`; digits have no zeros at either end, and zero has none at all. */
export interface Decimal {
  readonly negative: boolean
  readonly digits: string
  readonly exponent: number
}

const NUMBER = /^([+-]?)(?:(\d+)\.?(\d*)|\.(\d+))(?:[eE]([+-]?\d+))?$/
const MAX_EXPONENT = 126
const MIN_EXPONENT = -129

/** Reads a number's text; the exceptions are the service's for text it does not take. */
export function parseDecimal(text: string, maxDigits = 38): Decimal {
  const match = NUMBER.exec(text)
  if (match === null) throw validation(`The parameter cannot be converted to a numeric value: ${text.slice(0, 200)}`)
  const whole = match[2] ?? ''
  const all = whole + (match[3] ?? match[4] ?? '')
  const power = match[5] === undefined ? 0 : Number(match[5])
  let start = 0
  while (start < all.length && all.charCodeAt(start) === 48) start += 1
  let end = all.length
  while (end > start && all.charCodeAt(end - 1) === 48) end -= 1
  const digits = all.slice(start, end)
  // The service looks at the exponent as written even when the number is zero.
  if (digits === '') return power >= MAX_EXPONENT ? overflow() : { negative: false, digits: '', exponent: 0 }
  return checked({ negative: match[1] === '-', digits, exponent: whole.length - start + power }, maxDigits)
}

/** The canonical text: no exponent, no needless zeros, no sign on zero. */
export function formatDecimal({ negative, digits, exponent }: Decimal): string {
  if (digits === '') return '0'
  const sign = negative ? '-' : ''
  if (exponent <= 0) return `${sign}0.${'0'.repeat(-exponent)}${digits}`
  if (exponent >= digits.length) return `${sign}${digits}${'0'.repeat(exponent - digits.length)}`
  return `${sign}${digits.slice(0, exponent)}.${digits.slice(exponent)}`
}

const PLAIN_INTEGER = /^(?:0|-?[1-9]\d{0,14})$/

/** The canonical text of a number's text. */
export function canonicalNumber(text: string, maxDigits?: number): string {
  return PLAIN_INTEGER.test(text) ? text : formatDecimal(parseDecimal(text, maxDigits))
}

/** Below zero when `a < b`, above when `a > b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const x = orderedDecimal(a)
  const y = orderedDecimal(b)
  return x < y ? -1 : x > y ? 1 : 0
}

/** Below zero when the number of the text `a` is less than that of `b`. */
export function compareNumbers(a: string, b: string): number {
  return a === b ? 0 : compareDecimals(parseDecimal(a), parseDecimal(b))
}

/** A text whose order by code unit is the order of the numbers. */
export function orderedDecimal({ negative, digits, exponent }: Decimal): string {
  if (digits === '') return '1'
  if (!negative) return `2${String.fromCharCode(0x200 + exponent)}${digits}`
  let complement = ''
  for (let i = 0; i < digits.length; i += 1) complement += String.fromCharCode(105 - digits.charCodeAt(i))
  // The closing mark sorts after every digit: of two negative numbers that begin alike the longer is the smaller.
  return `0${String.fromCharCode(0x200 - exponent)}${complement}~`
}

/** The number of a text made by {@link orderedDecimal}. */
export function readOrderedDecimal(ordered: string): Decimal {
  const [kind] = ordered
  if (kind === '1') return { negative: false, digits: '', exponent: 0 }
  const offset = ordered.charCodeAt(1) - 0x200
  if (kind === '2') return { negative: false, digits: ordered.slice(2), exponent: offset }
  let digits = ''
  for (let i = 2; i < ordered.length - 1; i += 1) digits += String.fromCharCode(105 - ordered.charCodeAt(i))
  return { negative: true, digits, exponent: -offset }
}

/** `a + b`, or `a - b` when subtracting, exactly; refused when the result is beyond what a number can hold. */
export function addDecimals(a: Decimal, b: Decimal, subtract = false, maxDigits = 38): Decimal {
  const [x, xScale] = integerOf(a)
  const [y, yScale] = integerOf(b)
  const scale = Math.min(xScale, yScale)
  const left = x * 10n ** BigInt(xScale - scale)
  const right = y * 10n ** BigInt(yScale - scale)
  const sum = subtract ? left - right : left + right
  if (sum === 0n) return { negative: false, digits: '', exponent: 0 }
  const negative = sum < 0n
  const text = (negative ? -sum : sum).toString()
  let end = text.length
  while (text.charCodeAt(end - 1) === 48) end -= 1
  return checked({ negative, digits: text.slice(0, end), exponent: text.length + scale }, maxDigits)
}

/** `a + b` or `a - b` on canonical texts. */
export function addNumbers(a: string, b: string, subtract = false, maxDigits = 38): string {
  return formatDecimal(addDecimals(parseDecimal(a), parseDecimal(b), subtract, maxDigits))
}

function integerOf({ negative, digits, exponent }: Decimal): [value: bigint, scale: number] {
  if (digits === '') return [0n, 0]
  const value = BigInt(digits)
  return [negative ? -value : value, exponent - digits.length]
}

function checked(decimal: Decimal, maxDigits: number): Decimal {
  if (decimal.exponent > MAX_EXPONENT) return overflow()
  if (decimal.exponent < MIN_EXPONENT)
    throw validation('Number underflow. Attempting to store a number with magnitude smaller than supported range')
  if (decimal.digits.length > maxDigits) throw validation(`Attempting to store more than ${maxDigits} significant digits in a Number`)
  return decimal
}

function overflow(): never {
  throw validation('Number overflow. Attempting to store a number with magnitude larger than supported range')
}
