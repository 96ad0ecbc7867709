import { assertNever } from '../errors/index.js'
import type { KeyEncoding, KeyToken } from '../model/index.js'
import { booleanText } from './boolean.js'
import { dateSlice, dateText, descendingDate, descendingText } from './date.js'
import { decimalNumber, descendingDecimal } from './decimal-number.js'
import { ksuidTime, ulidTime, uuidTime } from './id-time.js'
import { invalidValue } from './invalid-value.js'
import { formatText, type KeyFormat, type KeyFormats } from './key-format.js'
import { epochSecondsText, numberText } from './native-number.js'
import { rankText } from './rank.js'
import { hashText, shardText } from './shard.js'
import { escapeText, lowerText, plainText, upperText } from './text.js'
import { paddedNumber, signedNumber } from './whole-number.js'

/**
 * The text of a key by its template: what generated code does with the same functions, one call for each token.
 *
 * @throws KeyloomError `KEY.INVALID_VALUE` where the value is not what its encoding takes.
 *
 * @example
 * ```ts
 * import { encodeKey } from '@keyloom/core'
 *
 * encodeKey(
 *   [
 *     { kind: 'literal', text: 'INVOICE#' },
 *     { kind: 'value', attribute: 'no', encoding: { kind: 'padded', width: 6, descending: false } },
 *   ],
 *   { no: 42 },
 * ) // 'INVOICE#000042'
 * ```
 */
export function encodeKey(
  tokens: readonly KeyToken[],
  values: Readonly<Record<string, unknown>>,
  entity?: string,
  formats?: KeyFormats,
): string {
  let text = ''
  for (const token of tokens) {
    if (token.kind === 'literal') text += token.text
    else {
      const at = entity === undefined ? token.attribute : `${entity}.${token.attribute}`
      text += encodeValue(token.encoding, values[token.attribute], at, formats)
    }
  }
  return text
}

/**
 * The text of one value of a key.
 *
 * @throws KeyloomError `KEY.INVALID_VALUE` where the value is not what the encoding takes.
 *
 * @example
 * ```ts
 * import { encodeValue } from '@keyloom/core'
 *
 * encodeValue({ kind: 'padded', width: 4, descending: false }, 7) // '0007'
 * ```
 */
export function encodeValue(encoding: KeyEncoding, unchecked: unknown, at?: string, formats?: KeyFormats): string {
  // Each function checks what it is given; the types are for those who know it when they compile.
  const value = unchecked as never
  switch (encoding.kind) {
    case 'text': {
      const text =
        encoding.change === 'lower' ? lowerText(value, at) : encoding.change === 'upper' ? upperText(value, at) : plainText(value, at)
      return encoding.escape === undefined ? text : escapeText(text, encoding.escape, at)
    }
    case 'padded':
      return paddedNumber(value, encoding.width, encoding.descending, at)
    case 'signed':
      return signedNumber(value, encoding.width, encoding.descending, at)
    case 'decimal':
      return encoding.descending === true ? descendingDecimal(value, encoding.width, at) : decimalNumber(value, encoding.width, at)
    case 'date':
      return encoding.descending ? descendingDate(value, at) : dateText(value, at)
    case 'slice':
      return dateSlice(timeIn(value, encoding.of, at), encoding.unit, at)
    case 'rank':
      return rankText(value, encoding.ranks, at)
    case 'hash':
      return hashText(value, encoding.digits, at)
    case 'orElse':
      return value === undefined ? encoding.text : encodeValue(encoding.of, value, at, formats)
    case 'shard':
      return shardText(value, encoding.count, encoding.width, at)
    case 'descendingText':
      return descendingText(value, at)
    case 'custom': {
      const format = formats?.[encoding.name]
      if (format === undefined)
        throw invalidValue(value, `has the format '${encoding.name}' of the application's own, which is not given`, at)
      const text = formatText(format as KeyFormat<unknown>, value, at)
      return encoding.escape === undefined ? text : escapeText(text, encoding.escape, at)
    }
    case 'boolean':
      return booleanText(value, at)
    case 'numeral':
    case 'number':
    case 'bigint':
      return numberText(value, at)
    case 'epochSeconds':
      return epochSecondsText(value, at)
    case 'binary':
      throw invalidValue(value, 'is binary, which has no form as text', at)
    default:
      return assertNever(encoding)
  }
}

/** The date or ISO text that is sliced. */
function timeIn(value: never, of: (KeyEncoding & { kind: 'slice' })['of'], at: string | undefined): Date | string {
  if (of === 'ulid') return ulidTime(value, at)
  if (of === 'ksuid') return ksuidTime(value, at)
  return of === 'uuidv7' ? uuidTime(value, at) : value
}
