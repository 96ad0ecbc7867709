import type { AttributeValue, Item } from './item.js'

/**
 * The bytes of an item as DynamoDB counts them: names and values, in UTF-8.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemSize(item: Item): number {
  let size = 0
  for (const name of Object.keys(item)) size += textSize(name) + valueSize(item[name]!)
  return size
}

function valueSize(value: AttributeValue): number {
  if (value.S !== undefined) return textSize(value.S)
  if (value.N !== undefined) return numberSize(value.N)
  if (value.B !== undefined) return value.B.length
  if (value.L !== undefined) return 3 + sum(value.L, (each) => 1 + valueSize(each))
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + itemSize(value.M)
  if (value.SS !== undefined) return sum(value.SS, textSize)
  if (value.NS !== undefined) return sum(value.NS, numberSize)
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

function textSize(text: string): number {
  return Buffer.byteLength(text)
}

function sum<T>(values: readonly T[], size: (value: T) => number): number {
  return values.reduce((total, value) => total + size(value), 0)
}
