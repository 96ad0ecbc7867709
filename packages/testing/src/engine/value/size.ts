import { parseDecimal } from './decimal.js'
import type { Item, Value } from './value.js'

/** The bytes of an item as DynamoDB counts them: names and values, in UTF-8. */
export function itemSize(item: Item): number {
  let size = 0
  for (const [name, value] of item) size += utf8Length(name) + valueSize(value)
  return size
}

/** The bytes of a value, without its name. */
export function valueSize(value: Value): number {
  switch (value.type) {
    case 'S':
      return utf8Length(value.value)
    case 'N':
      return numberSize(value.value)
    case 'B':
      return value.value.length
    case 'BOOL':
    case 'NULL':
      return 1
    case 'SS':
      return sum(value.value, (member) => utf8Length(member))
    case 'NS':
      return sum(value.value, numberSize)
    case 'BS':
      return sum(value.value, (member) => member.length)
    case 'L':
      return 3 + sum(value.value, (member) => 1 + valueSize(member))
    case 'M':
      return 3 + value.value.size + itemSize(value.value)
  }
}

/** One byte for each two digits, paired from the decimal point outwards, one for the number itself, one for a minus sign. */
export function numberSize(canonical: string): number {
  const { negative, digits, exponent } = parseDecimal(canonical)
  if (digits === '') return 1
  return 1 + Math.ceil((digits.length + (exponent & 1)) / 2) + (negative ? 1 : 0)
}

/** How many levels of lists and maps lie in a value. */
export function nestingOf(value: Value): number {
  if (value.type === 'L') return 1 + value.value.reduce((deepest, member) => Math.max(deepest, nestingOf(member)), 0)
  return value.type === 'M' ? 1 + itemNesting(value.value) : 0
}

/** How many levels of lists and maps lie in the deepest attribute of an item. */
export function itemNesting(item: Item): number {
  let deepest = 0
  for (const value of item.values()) deepest = Math.max(deepest, nestingOf(value))
  return deepest
}

/** The length of a text in UTF-8. Most texts are short and plain, and are counted without a call into Node. */
function utf8Length(text: string): number {
  if (text.length > 64) return Buffer.byteLength(text)
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 127) return Buffer.byteLength(text)
  return text.length
}

function sum<T>(members: readonly T[], size: (member: T) => number): number {
  let total = 0
  for (const member of members) total += size(member)
  return total
}
