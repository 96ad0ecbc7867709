import { ServiceError } from '../src/engine/service-error.js'
import {
  addNumbers,
  canonicalNumber,
  formatDecimal,
  orderedDecimal,
  parseDecimal,
  readOrderedDecimal,
} from '../src/engine/value/decimal.js'
import { type Draw, draw, type FuzzOptions } from './fuzzer.js'

/** What a run over numbers found. */
export interface NumbersReport {
  readonly cases: number
  readonly mismatches: number
  readonly refused: number
}

/** Every number below is a whole multiple of this power of ten, so BigInt can hold it exactly. */
const SCALE = 200
const MAX_DIGITS = 38

/** Compares number arithmetic, order and canonical form with exact rational arithmetic. */
export function fuzzNumbers({ cases, seed }: FuzzOptions): { readonly report: NumbersReport; readonly details: readonly string[] } {
  const d = draw(seed)
  const details: string[] = []
  let refused = 0
  for (let i = 0; i < cases; i += 1) {
    const a = numberText(d)
    const b = d.chance(0.2) ? near(d, a) : numberText(d)
    const problem = check(a, b, d.chance(0.5), () => (refused += 1))
    if (problem !== undefined) details.push(`case ${i}: ${problem}`)
  }
  return { report: { cases, mismatches: details.length, refused }, details }
}

function check(a: string, b: string, subtract: boolean, refuse: () => void): string | undefined {
  const x = exact(a)
  const y = exact(b)
  const [cx, cy] = [canonicalNumber(a), canonicalNumber(b)]
  if (exact(cx) !== x) return `${a} became ${cx}`
  if (canonicalNumber(cx) !== cx) return `${cx} is not canonical after all`
  const [ox, oy] = [orderedDecimal(parseDecimal(cx)), orderedDecimal(parseDecimal(cy))]
  if (formatDecimal(readOrderedDecimal(ox)) !== cx) return `${cx} does not come back from its order`
  if (Math.sign(Number(ox > oy) - Number(ox < oy)) !== Number(x > y) - Number(x < y)) return `order of ${a} and ${b}`
  if ((cx === cy) !== (x === y)) return `equality of ${a} and ${b}`
  const sum = subtract ? x - y : x + y
  const result = answer(() => addNumbers(cx, cy, subtract))
  if (result === undefined) {
    refuse()
    return fits(sum) ? `${a} ${subtract ? '-' : '+'} ${b} was refused` : undefined
  }
  return exact(result) === sum && fits(sum) ? undefined : `${a} ${subtract ? '-' : '+'} ${b} = ${result}`
}

function answer(compute: () => string): string | undefined {
  try {
    return compute()
  } catch (error) {
    if (error instanceof ServiceError && error.name === 'ValidationException') return undefined
    throw error
  }
}

/** The number as a multiple of 10^-SCALE. An oracle of its own: it shares no code with the engine. */
function exact(text: string): bigint {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().replace('+', '').split('e')
  const negative = mantissa.startsWith('-')
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const power = SCALE + Number(exponent) - fraction.length
  const value = BigInt(whole + fraction) * 10n ** BigInt(power)
  return negative ? -value : value
}

function fits(value: bigint): boolean {
  if (value === 0n) return true
  const digits = String(value < 0n ? -value : value)
  const significant = digits.replace(/0+$/, '')
  const exponent = digits.length - 1 - SCALE
  return significant.length <= MAX_DIGITS && exponent <= 125 && exponent >= -130
}

function numberText(d: Draw): string {
  const sign = d.pick(['', '-', '+', ''])
  const digits = d.times(1 + d.int(d.chance(0.2) ? 38 : 6), () => d.pick([...'00123456789'])).join('')
  const point = d.chance(0.4) ? d.int(digits.length + 1) : digits.length
  const mantissa = point === digits.length ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`
  if (!d.chance(0.4)) return sign + mantissa
  const room = point + (d.chance(0.1) ? 0 : 8)
  return `${sign}${mantissa}e${d.int(2) === 0 ? d.int(Math.max(1, 125 - room)) : -d.int(Math.max(1, 90))}`
}

/** A number close to another: the other with one digit changed or added. */
function near(d: Draw, text: string): string {
  const digits = [...text].map((each, i) => ({ each, i })).filter(({ each, i }) => /\d/.test(each) && !text.slice(0, i).includes('e'))
  const { i } = d.pick(digits)
  return text.slice(0, i) + d.int(10) + text.slice(i + 1)
}
