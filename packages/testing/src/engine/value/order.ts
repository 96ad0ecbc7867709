import { formatDecimal, orderedDecimal, parseDecimal, readOrderedDecimal } from './decimal.js'
import type { KeyType, KeyValue } from './value.js'

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII.
const ASCII = /^[\x00-\x7f]*$/

/** The UTF-8 bytes of a text, one character a byte, so that order by code unit is order by bytes. */
export function utf8Bytes(text: string): string {
  return ASCII.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1')
}

/** A text whose order by code unit is DynamoDB's order of key values of one type: strings by UTF-8 bytes, numbers by value. */
export function orderedKey(value: KeyValue): string {
  if (value.type === 'S') return utf8Bytes(value.value)
  return value.type === 'N' ? orderedDecimal(parseDecimal(value.value)) : value.value
}

/** Below zero when `a` sorts before `b`; both have one type. */
export function compareKeyValues(a: KeyValue, b: KeyValue): number {
  const x = orderedKey(a)
  const y = orderedKey(b)
  return x < y ? -1 : x > y ? 1 : 0
}

/** The value of a text made by {@link orderedKey}, as text; binary in base64. */
export function readOrderedKey(type: KeyType, ordered: string): string {
  if (type === 'N') return formatDecimal(readOrderedDecimal(ordered))
  return Buffer.from(ordered, 'latin1').toString(type === 'S' ? 'utf8' : 'base64')
}
