import type { AttributeValue, Item } from './item.js'

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-items: 400 KB, names and values. */
export const maxItemBytes: number = 400 * 1024

/**
 * The bytes of an item as DynamoDB counts them: names and values, in UTF-8.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemSize(item: Item): number {
  return sizeBy(exactly, item)
}

/** No less than the size of an item, without looking at its text. */
export function sizeAtMost(item: Item): number {
  return sizeBy(atMost, item)
}

/** The size of an item that has more than so many bytes; of others nothing, and of most of them without looking at their text. */
export function sizeAbove(limit: number, item: Item): number | undefined {
  if (sizeAtMost(item) <= limit) return undefined
  const size = itemSize(item)
  return size > limit ? size : undefined
}

/** The bytes of text and of numbers. */
interface Measure {
  text(text: string): number
  number(text: string): number
}

const exactly: Measure = { text: (text) => Buffer.byteLength(text), number: numberSize }

/** UTF-8 has at most three bytes for a unit of UTF-16; of a number each digit counts, and two bytes more. */
const atMost: Measure = { text: ({ length }) => length * 3, number: ({ length }) => length + 2 }

function sizeBy(measure: Measure, item: Item): number {
  let size = 0
  for (const name of Object.keys(item)) size += measure.text(name) + valueSize(measure, item[name]!)
  return size
}

/** What is in a list or a map has a byte of its own. */
function valueSize(measure: Measure, value: AttributeValue | null): number {
  if (value === null) return 0
  if (value.S !== undefined) return measure.text(value.S)
  if (value.N !== undefined) return measure.number(value.N)
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + sizeBy(measure, value.M)
  if (value.L !== undefined) return sum(value.L, (each) => 1 + valueSize(measure, each), 3)
  if (value.B !== undefined) return value.B.length
  if (value.SS !== undefined) return sum(value.SS, measure.text)
  if (value.NS !== undefined) return sum(value.NS, measure.number)
  return value.BS === undefined ? 1 : sum(value.BS, ({ length }) => length)
}

/** One byte for each two significant digits, one more, and one for the sign. */
function numberSize(text: string): number {
  const digits = text
    .replace(/e.*$/i, '')
    .replace(/[-+.]/g, '')
    .replace(/^0+|0+$/g, '').length
  return digits === 0 ? 1 : 1 + Math.ceil(digits / 2) + (text.startsWith('-') ? 1 : 0)
}

function sum<T>(values: readonly T[], size: (value: T) => number, start = 0): number {
  return values.reduce((total, value) => total + size(value), start)
}
