import { compareUtf8, encodeValue, isInjective } from '../keys/index.js'
import type { AttributeType, KeyEncoding } from '../model/index.js'
import { finiteValues, hasFixedLength, upTo, valueCharacters } from './language.js'

/**
 * Whether keys sort as the values of one part do (or in the reverse, for a descending encoding). `next` is the character that follows the
 * part in the key, empty where another value does; absent at the end of the key.
 */
export function keepsOrder(encoding: KeyEncoding, type: AttributeType | undefined, next: string | undefined): boolean {
  if (!isInjective(encoding) || encoding.kind === 'numeral') return false
  if (encoding.kind === 'custom' && !encoding.ordered) return false
  if (next === undefined) return true
  if (encoding.kind === 'custom') return encoding.width !== undefined || (encoding.escape === '#' && next === '#')
  // The shorter of two decimals goes on with `next` where the longer has a point or a digit.
  if (encoding.kind === 'decimal') return next !== '' && next < '.'
  if (encoding.kind !== 'text') return true
  if (next === '') return hasFixedLength(type)
  if (encoding.escape === '#' && next === '#') return true
  return keepsOrderBefore(next, encoding, type)
}

/** Text that is not escaped for `#`: its values decide. */
function keepsOrderBefore(next: string, encoding: KeyEncoding, type: AttributeType | undefined): boolean {
  const values = finiteValues(type)
  if (values !== undefined) {
    const byValue = [...values].sort(compareUtf8)
    const byKey = [...values].sort((a, b) => compareUtf8(encodeValue(encoding, a) + next, encodeValue(encoding, b) + next))
    return byValue.every((value, i) => value === byKey[i])
  }
  const characters = valueCharacters({ kind: 'text' }, type)
  const escaped = encoding.kind === 'text' && encoding.escape !== undefined ? characters & (bitOf('$') | bitOf(next)) : 0n
  if (escaped !== 0n) return false
  return hasFixedLength(type) || (characters & upTo(next)) === 0n
}

function bitOf(character: string): bigint {
  return upTo(character) & ~(upTo(character) >> 1n)
}
