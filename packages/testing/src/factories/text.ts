import { keyloomError, type StringType } from '@keyloom/core'
import type { RandomSource } from './random-source.js'

const letters = 'abcdefghijklmnopqrstuvwxyz'
const hex = '0123456789abcdef'
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const base62 = `${letters}${letters.toUpperCase()}0123456789`

/** Texts of zod's formats. A format that is not here needs an override. */
const formats: Readonly<Record<string, (random: RandomSource, type: StringType) => string>> = {
  uuid,
  guid: uuid,
  ulid: (random) => `01${random.text(24, crockford)}`,
  ksuid: (random) => `0${random.text(26, base62)}`,
  nanoid: (random) => random.text(21, base62),
  cuid: (random) => `c${random.text(24, `${letters}0123456789`)}`,
  cuid2: (random) => `${random.text(1, letters)}${random.text(23, `${letters}0123456789`)}`,
  xid: (random) => random.text(20, '0123456789abcdefghijklmnopqrstuv'),
  email: (random) => `${random.text(8, letters)}@example.com`,
  url: (random) => `https://example.com/${random.text(8, letters)}`,
  ipv4: (random) => Array.from({ length: 4 }, () => random.integer(1, 254)).join('.'),
  date: (random) => dateOf(random).toISOString().slice(0, 10),
  datetime: (random, { precision }) => datetime(dateOf(random), precision),
  time: (random) => dateOf(random).toISOString().slice(11, 19),
  e164: (random) => `+31${random.text(9, '123456789')}`,
  base64: (random) => Buffer.from(random.text(12, letters)).toString('base64'),
}

function uuid(random: RandomSource): string {
  return `${random.text(8, hex)}-${random.text(4, hex)}-4${random.text(3, hex)}-8${random.text(3, hex)}-${random.text(12, hex)}`
}

/** Some time in 2026, to the millisecond. */
export function dateOf(random: RandomSource): Date {
  return new Date(Date.UTC(2026, 0, 1) + random.integer(0, 365 * 86_400_000 - 1))
}

function datetime(date: Date, precision: number | undefined): string {
  const text = date.toISOString()
  if (precision === undefined || precision === 3) return text
  if (precision <= 0) return `${text.slice(0, precision < 0 ? 16 : 19)}Z`
  return `${text.slice(0, 20)}${text.slice(20, 23).padEnd(precision, '0').slice(0, precision)}Z`
}

/** A text of the type. `subject` is named where Keyloom cannot think of one. */
export function textOf(type: StringType, random: RandomSource, subject: string): string {
  const ofFormat = type.format === undefined ? undefined : formats[type.format]
  const text = ofFormat === undefined ? plain(type, random) : ofFormat(random, type)
  if ((type.patterns ?? []).every(({ source, flags }) => new RegExp(source, flags).test(text)) && isWithin(type, text)) return text
  throw keyloomError('ENGINE.MISUSE', `No text is known that satisfies ${subject}.`, {
    fix: 'Give it as an override of the factory.',
    payload: { subject, type },
  })
}

function isWithin({ minLength = 0, maxLength = Number.POSITIVE_INFINITY }: StringType, text: string): boolean {
  return text.length >= minLength && text.length <= maxLength
}

function plain(
  { minLength = 0, maxLength, startsWith = '', endsWith = '', includes = [], format }: StringType,
  random: RandomSource,
): string {
  const fixed = startsWith.length + endsWith.length + includes.join('').length
  const least = Math.max(minLength, 1)
  const length = random.integer(least, Math.min(maxLength ?? least + 11, least + 11)) - fixed
  const middle = random.text(Math.max(length, 0), letters)
  const text = `${startsWith}${includes.join('')}${middle}${endsWith}`
  return format === 'uppercase' ? text.toUpperCase() : text
}
