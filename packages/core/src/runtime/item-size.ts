import type { AttributeValue, Item } from './item.js'

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-items: 400 KB, names and values. */
export const maxItemBytes: number = 400 * 1024

/**
 * The bytes of an item as DynamoDB counts them: names and values, in UTF-8.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemSize(item: Item): number {
  let size = 0
  for (const name of Object.keys(item)) size += Buffer.byteLength(name) + valueSize(item[name]!)
  return size
}

/** No less than the size of an item, without looking at its text: UTF-8 has at most three bytes for a unit of UTF-16. */
export function sizeAtMost(item: Item): number {
  let size = 0
  // Whatever all objects inherit may count, too: what is looked for is no more than a bound.
  for (const name in item) size += name.length * 3 + valueSizeAtMost(item[name]!)
  return size
}

/** The size of an item that has more than so many bytes; of others nothing, and of most of them without looking at their text. */
export function sizeAbove(limit: number, item: Item): number | undefined {
  if (sizeAtMost(item) <= limit) return undefined
  const size = itemSize(item)
  return size > limit ? size : undefined
}

function valueSize(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S)
  if (value.N !== undefined) return numberSize(value.N)
  if (value.B !== undefined) return value.B.length
  if (value.L !== undefined) return 3 + sum(value.L, (each) => 1 + valueSize(each))
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + itemSize(value.M)
  if (value.SS !== undefined) return sum(value.SS, (text) => Buffer.byteLength(text))
  if (value.NS !== undefined) return sum(value.NS, numberSize)
  return value.BS === undefined ? 1 : sum(value.BS, ({ length }) => length)
}

/** Of a number each digit counts, and two bytes more; what is in a list or a map has a byte of its own. */
function valueSizeAtMost(value: AttributeValue | null): number {
  if (value === null) return 0
  if (value.S !== undefined) return value.S.length * 3
  if (value.N !== undefined) return value.N.length + 2
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + sizeAtMost(value.M)
  if (value.L === undefined) return valueSize(value)
  let size = 3
  for (const each of value.L) size += 1 + valueSizeAtMost(each)
  return size
}

/** One byte for each two significant digits, one more, and one for the sign. */
function numberSize(text: string): number {
  const digits = text
    .replace(/e.*$/i, '')
    .replace(/[-+.]/g, '')
    .replace(/^0+|0+$/g, '').length
  return digits === 0 ? 1 : 1 + Math.ceil(digits / 2) + (text.startsWith('-') ? 1 : 0)
}

function sum<T>(values: readonly T[], size: (value: T) => number): number {
  return values.reduce((total, value) => total + size(value), 0)
}
