import { assertNever, type KeyloomError, keyloomError } from '../errors/index.js'
import type { AttributeModel, KeyEncoding, KeyToken } from '../model/index.js'
import { parseDate, reverseDate } from './date.js'
import { parseDecimal } from './decimal-number.js'
import { complementDigits } from './digits.js'
import { encodeValue } from './encode.js'
import type { KeyFormats } from './key-format.js'
import { unescapeText } from './text.js'

/**
 * The values in the text of a key. Lossy parts give none. `attributes` tell bigints from numbers; without them a whole number too large to
 * be exact as a number is a bigint. `formats` are those of the application's own that are in the tokens.
 *
 * Only the one form that `encodeKey` writes is accepted: every value is encoded again and compared.
 *
 * @throws KeyloomError `KEY.MALFORMED` where the text is no key of the template.
 *
 * @example
 * ```ts
 * import { parseKey } from '@keyloom/core'
 *
 * parseKey(
 *   [
 *     { kind: 'literal', text: 'INVOICE#' },
 *     { kind: 'value', attribute: 'no', encoding: { kind: 'padded', width: 6, descending: false } },
 *   ],
 *   'INVOICE#000042',
 * ) // { no: 42 }
 * ```
 */
export function parseKey(
  tokens: readonly KeyToken[],
  text: string,
  attributes: readonly AttributeModel[] = [],
  formats: KeyFormats = {},
): Record<string, unknown> {
  const values = new Map<string, unknown>()
  const pieces: { token: KeyToken & { kind: 'value' }; piece: string }[] = []
  let position = 0
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'literal') {
      if (!text.startsWith(token.text, position)) throw malformed(tokens, text)
      position += token.text.length
      continue
    }
    const piece = takePiece(token.encoding, tokens[index + 1], text.slice(position))
    if (piece === undefined) throw malformed(tokens, text)
    position += piece.length
    pieces.push({ token, piece })
    if (!values.has(token.attribute)) {
      const type = attributes.find((attribute) => attribute.name === token.attribute)?.type.kind
      const value = decodeValue(token.encoding, piece, type === undefined ? undefined : type === 'bigint', formats)
      if (value !== undefined) values.set(token.attribute, value)
    }
  }
  const isWhole = position === text.length && pieces.every(({ token, piece }) => isForm(token, piece, values, formats))
  if (!isWhole) throw malformed(tokens, text)
  return Object.fromEntries(values)
}

/** A template as it is written, without its formats. */
export function templateText(tokens: readonly KeyToken[]): string {
  return tokens.map((token) => (token.kind === 'literal' ? token.text : `{${token.attribute}}`)).join('')
}

function malformed(tokens: readonly KeyToken[], text: string): KeyloomError {
  return keyloomError('KEY.MALFORMED', `The key ${JSON.stringify(text)} does not have the form ${templateText(tokens)}.`, {
    payload: { key: text, template: templateText(tokens) },
  })
}

function isForm(token: KeyToken & { kind: 'value' }, piece: string, values: ReadonlyMap<string, unknown>, formats: KeyFormats): boolean {
  if (!values.has(token.attribute)) return true
  try {
    return encodeValue(token.encoding, values.get(token.attribute), token.attribute, formats) === piece
  } catch {
    return false
  }
}

/** The part of the text that belongs to one value: numbers and dates by their form, text up to what follows it. */
function takePiece(encoding: KeyEncoding, next: KeyToken | undefined, rest: string): string | undefined {
  const form = formOf(encoding)
  if (form !== undefined) return new RegExp(`^(?:${form})`).exec(rest)?.[0]
  if (next === undefined) return rest
  const end = endOf(encoding) ?? (next.kind === 'literal' ? next.text : undefined)
  const length = end === undefined ? -1 : rest.indexOf(end)
  return length < 0 ? undefined : rest.slice(0, length)
}

/** The delimiter that the text of a value never holds. */
function endOf(encoding: KeyEncoding): string | undefined {
  return encoding.kind === 'orElse'
    ? endOf(encoding.of)
    : encoding.kind === 'text' || encoding.kind === 'custom'
      ? encoding.escape
      : undefined
}

const date = '(?:\\d{4}|[-~]\\d{6})-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z'
const slices = { year: '', month: '-\\d\\d', day: '-\\d\\d-\\d\\d', hour: '-\\d\\d-\\d\\dT\\d\\d' } as const

function formOf(encoding: KeyEncoding): string | undefined {
  switch (encoding.kind) {
    case 'padded':
      return `\\d{${encoding.width}}`
    case 'signed':
      return `-?\\d{${encoding.width}}`
    case 'decimal': {
      const usual = `\\d{${encoding.width}}(?:\\.\\d+)?`
      return `${usual}|~\\d{4,}|-${usual}~|--\\d{4,}~`
    }
    case 'date':
      return date
    case 'descendingText':
      return '\\d{4}-\\d\\d-\\d\\d(?:T[\\d:.]+Z)?'
    case 'shard':
      return `\\d{${encoding.width}}`
    case 'slice':
      return `(?:\\d{4}|[-~]\\d{6})${slices[encoding.unit]}`
    case 'boolean':
      return 'true|false'
    case 'numeral':
    case 'number':
    case 'bigint':
      return '-?\\d+(?:\\.\\d+)?(?:e[-+]\\d+)?'
    case 'epochSeconds':
      return '-?\\d+'
    case 'rank':
      return Object.values(encoding.ranks).join('|')
    case 'hash':
      return `[0-9a-f]{${encoding.digits}}`
    case 'custom':
      return encoding.width === undefined ? undefined : `[^]{${encoding.width}}`
    case 'text':
    case 'orElse':
    case 'binary':
      return undefined
    default:
      return assertNever(encoding)
  }
}

/** The value of a piece, or undefined where the encoding is lossy. */
function decodeValue(encoding: KeyEncoding, piece: string, isBigint: boolean | undefined, formats: KeyFormats): unknown {
  switch (encoding.kind) {
    case 'text':
      if (encoding.change !== undefined) return undefined
      return encoding.escape === undefined ? piece : unescapeText(piece, encoding.escape)
    case 'padded':
      return wholeNumber(encoding.descending ? complementDigits(piece) : piece, isBigint)
    case 'signed': {
      const isBehindMinus = piece.startsWith('-')
      const digits = isBehindMinus ? complementDigits(piece.slice(1)) : piece
      return wholeNumber(isBehindMinus === encoding.descending ? digits : `-${digits}`, isBigint)
    }
    case 'decimal':
      return encoding.descending === true ? 0 - parseDecimal(piece) : parseDecimal(piece)
    case 'date':
      return parseDate(encoding.descending ? reverseDate(piece) : piece)
    case 'descendingText':
      return complementDigits(piece)
    case 'boolean':
      return piece === 'true'
    case 'numeral':
      return isBigint === true ? BigInt(piece) : Number(piece)
    case 'number':
      return Number(piece)
    case 'bigint':
      return BigInt(piece)
    case 'epochSeconds':
      return new Date(Number(piece) * 1000)
    case 'custom':
      return decodeCustom(encoding, piece, formats)
    case 'rank':
      return Object.entries(encoding.ranks).find(([, rank]) => rank === piece)?.[0]
    case 'slice':
    case 'shard':
    case 'hash':
    case 'orElse':
    case 'binary':
      return undefined
    default:
      return assertNever(encoding)
  }
}

/** Code of the application's own may throw at a text that it has not made: the key is malformed then, which the comparison finds. */
function decodeCustom({ name, escape: delimiter }: KeyEncoding & { kind: 'custom' }, piece: string, formats: KeyFormats): unknown {
  try {
    return formats[name]?.decode?.(delimiter === undefined ? piece : unescapeText(piece, delimiter))
  } catch {
    return null
  }
}

function wholeNumber(text: string, isBigint: boolean | undefined): number | bigint {
  // Adding zero makes zero of minus zero.
  const number = Number(text) + 0
  return (isBigint ?? !Number.isSafeInteger(number)) ? BigInt(text) : number
}
