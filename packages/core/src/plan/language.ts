import { assertNever } from '../errors/index.js'
import { encodeValue } from '../keys/index.js'
import type { AttributeType, KeyEncoding } from '../model/index.js'

/**
 * The texts that a template can form, as a sequence of character classes, each once or any number of times. It may hold texts that the
 * template cannot form, never fewer, so that a proof about it is a proof about the template.
 */
export type Language = readonly Step[]

export interface Step {
  /** One bit for each ASCII character, and one for all others. */
  readonly characters: bigint
  readonly repeats: boolean
}

const other = 128n
const everything = (1n << (other + 1n)) - 1n
const digits = classOf('0123456789')

/** Any text, also the empty one. */
export const anyText: Language = [{ characters: everything, repeats: true }]

export function literalLanguage(text: string): Language {
  return [...text].map((character) => once(classOf(character)))
}

/** The texts of one value of a key; its attribute's type narrows them. */
export function valueLanguage(encoding: KeyEncoding, type: AttributeType | undefined): Language {
  switch (encoding.kind) {
    case 'text':
      return textLanguage(encoding, type)
    case 'padded':
      return Array.from({ length: encoding.width }, () => once(digits))
    case 'shard':
      return Array.from({ length: encoding.width }, () => once(digits))
    case 'rank':
      return Object.values(encoding.ranks)
        .slice(0, 1)
        .flatMap((rank) => Array.from(rank, () => once(digits)))
    case 'hash':
      return Array.from({ length: encoding.digits }, () => once(hexadecimal))
    case 'orElse':
      return [many(valueCharacters(encoding.of, type) | classOf(encoding.text))]
    case 'custom':
      return [many(everything & ~notIn(encoding.escape))]
    case 'signed':
      return [many(classOf('-')), ...Array.from({ length: encoding.width }, () => once(digits))]
    case 'decimal':
      return some(digits | classOf('-.~'))
    case 'date':
      return dateLanguage(isoForm)
    case 'slice':
      return dateLanguage(isoForm.slice(0, sliceLength[encoding.unit]))
    case 'descendingText':
      return [once(digits | classOf('-~')), many(digits | classOf('-:.TZ'))]
    case 'boolean':
      return some(classOf('truefals'))
    case 'numeral':
    case 'number':
    case 'bigint':
    case 'epochSeconds':
      return some(digits | classOf('-+.eE'))
    case 'binary':
      return anyText
    default:
      return assertNever(encoding)
  }
}

const isoForm = '0000-00-00T00:00:00.000Z'
const sliceLength = { year: 4, month: 7, day: 10, hour: 13 } as const

/** A date or the beginning of one. A year of more than four digits has a sign of its own before it. */
function dateLanguage(form: string): Language {
  const [year, rest] = [form.slice(0, 4), form.slice(4)].map((part) => [...part].map((one) => once(one === '0' ? digits : classOf(one))))
  return [many(classOf('-~')), ...(year ?? []), many(digits), ...(rest ?? [])]
}

/** The characters that a value's text can hold. */
export function valueCharacters(encoding: KeyEncoding, type: AttributeType | undefined): bigint {
  return valueLanguage(encoding, type).reduce((all, step) => all | step.characters, 0n)
}

/**
 * Whether the text of a value can be mistaken for one that ends earlier: it holds the character that the literal behind it begins with.
 * Not where all texts have one length, or are few of which none goes on as the literal does.
 *
 * @example
 * ```ts
 * import { mayRunOver } from '@keyloom/core'
 *
 * mayRunOver({ kind: 'text' }, { kind: 'string' }, '#') // true: the text may hold #
 * ```
 */
export function mayRunOver(encoding: KeyEncoding, type: AttributeType | undefined, literal: string): boolean {
  if (encoding.kind === 'custom') return encoding.width === undefined && encoding.escape === undefined
  const values = finiteValues(type)?.map((value) => encodeValue(encoding, value))
  if (values !== undefined)
    return values.some((value) => values.some((other) => value !== other && `${value}${literal}`.startsWith(other + literal)))
  return !hasFixedLength(type) && (valueCharacters(encoding, type) & classOf(literal.charAt(0))) !== 0n
}

/** One character of a class, a letter or digit where it has one; empty for the empty class. */
export function showCharacter(characters: bigint): string {
  if (characters === 0n) return ''
  for (const character of 'x0ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz123456789') {
    if ((characters & classOf(character)) !== 0n) return character
  }
  for (let code = 32n; code < other; code++) if ((characters & (1n << code)) !== 0n) return String.fromCharCode(Number(code))
  for (let code = 0n; code < 32n; code++) if ((characters & (1n << code)) !== 0n) return String.fromCharCode(Number(code))
  return 'é'
}

/** The class of every character up to and including this one. */
export function upTo(character: string): bigint {
  return (1n << BigInt(Math.min(character.charCodeAt(0), 127) + 1)) - 1n
}

function textLanguage(encoding: KeyEncoding & { kind: 'text' }, type: AttributeType | undefined): Language {
  const values = finiteValues(type)
  if (values !== undefined) {
    const texts = values.map((value) => encodeValue(encoding, value))
    const [only] = texts
    if (texts.length === 1 && only !== undefined) return literalLanguage(only)
    return texts.includes('') ? [many(classOf(texts.join('')))] : some(classOf(texts.join('')))
  }
  if (type?.kind === 'string' && encoding.change === undefined) {
    const form = formats[type.format ?? '']
    if (form !== undefined && isUnescaped(form.characters, encoding.escape)) return form.language
  }
  const characters = everything & ~notIn(encoding.escape)
  return type?.kind === 'string' && (type.minLength ?? 0) > 0 ? some(characters) : [many(characters)]
}

/** Escaping leaves the values as they are. */
function isUnescaped(characters: bigint, delimiter: string | undefined): boolean {
  return delimiter === undefined || (characters & notIn(delimiter)) === 0n
}

/** The values of an enum or literal that are text, where all are. */
export function finiteValues(type: AttributeType | undefined): readonly string[] | undefined {
  if (type?.kind !== 'enum' && type?.kind !== 'literal') return undefined
  const values: readonly unknown[] = type.values
  const texts = values.filter((value) => typeof value === 'string')
  return texts.length === values.length && texts.length > 0 ? texts : undefined
}

const alphanumeric = digits | letters('A') | letters('a')
const hexadecimal = classOf('0123456789abcdefABCDEF')

/** zod's string formats whose characters are known. None of them holds a byte that the default delimiter makes escape. */
const forms: Readonly<Record<string, { readonly characters: bigint; readonly length?: number }>> = {
  uuid: { characters: hexadecimal | classOf('-'), length: 36 },
  guid: { characters: hexadecimal | classOf('-'), length: 36 },
  ulid: { characters: alphanumeric, length: 26 },
  ksuid: { characters: alphanumeric, length: 27 },
  xid: { characters: alphanumeric, length: 20 },
  nanoid: { characters: alphanumeric | classOf('_-'), length: 21 },
  cuid2: { characters: alphanumeric },
  datetime: { characters: digits | classOf('-:.TZ+') },
  date: { characters: digits | classOf('-'), length: 10 },
  time: { characters: digits | classOf(':.') },
  duration: { characters: alphanumeric | classOf('+-.,') },
  ipv4: { characters: digits | classOf('.') },
  ipv6: { characters: hexadecimal | classOf(':.') },
  cidrv4: { characters: digits | classOf('./') },
  cidrv6: { characters: hexadecimal | classOf(':./') },
  e164: { characters: digits | classOf('+') },
}

/** Their languages, made once: a schema asks for each of them many times. */
const formats: Readonly<Record<string, { readonly characters: bigint; readonly length?: number; readonly language: Language }>> =
  Object.fromEntries(
    Object.entries(forms).map(([name, { characters, length }]) => [
      name,
      {
        characters,
        ...(length !== undefined && { length }),
        language: length === undefined ? some(characters) : Array.from({ length }, () => once(characters)),
      },
    ]),
  )

/** Whether all values have one length, as far as their type says. */
export function hasFixedLength(type: AttributeType | undefined): boolean {
  if (type?.kind !== 'string') return false
  if (type.minLength !== undefined && type.minLength === type.maxLength) return true
  // A datetime with an offset is longer than one in UTC; zod's own pattern says which it admits.
  if (type.format === 'datetime')
    return type.precision !== undefined && (type.patterns?.some(({ source }) => /\(\?:Z\)\)*\$$/.test(source)) ?? false)
  return formats[type.format ?? '']?.length !== undefined
}

function notIn(delimiter: string | undefined): bigint {
  return delimiter === undefined ? 0n : delimiter === '#' ? upTo('#') : classOf(delimiter)
}

function classOf(characters: string): bigint {
  let set = 0n
  for (const character of characters) {
    const code = BigInt(character.charCodeAt(0))
    set |= 1n << (code < other ? code : other)
  }
  return set
}

function letters(first: 'A' | 'a'): bigint {
  return ((1n << 26n) - 1n) << BigInt(first.charCodeAt(0))
}

function once(characters: bigint): Step {
  return { characters, repeats: false }
}

function many(characters: bigint): Step {
  return { characters, repeats: true }
}

function some(characters: bigint): Language {
  return [once(characters), many(characters)]
}
