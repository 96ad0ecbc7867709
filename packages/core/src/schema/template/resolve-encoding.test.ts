import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readAttribute } from '../attribute/read-attribute.js'
import { createReport } from '../report.js'
import { resolveEncoding } from './resolve-encoding.js'
import { resolveNative } from './resolve-native.js'

function typeOf(schema: z.ZodType) {
  return readAttribute(schema, ['entities', 'E', 'attributes', 'a'], createReport()).member.type
}
const padded = (width: number, descending = false) => ({ kind: 'padded', width, descending })
const signed = (width: number, descending = false) => ({ kind: 'signed', width, descending })

describe('the encoding of a value at the end of a key', () => {
  test.each<[string, z.ZodType, string | undefined, object]>([
    ['string', z.string(), undefined, { kind: 'text' }],
    ['string', z.string(), 'lower', { kind: 'text', change: 'lower' }],
    ['string', z.string(), 'upper', { kind: 'text', change: 'upper' }],
    ['datetime', z.iso.datetime(), 'day', { kind: 'slice', unit: 'day', of: 'text' }],
    ['datetime', z.iso.datetime({ precision: 3 }), 'desc', { kind: 'descendingText' }],
    ['iso date', z.iso.date(), 'month', { kind: 'slice', unit: 'month', of: 'text' }],
    ['iso date', z.iso.date(), 'desc', { kind: 'descendingText' }],
    ['int', z.int(), undefined, signed(16)],
    ['int', z.int(), 'desc', signed(16, true)],
    ['int from 0', z.int().min(0), undefined, padded(16)],
    ['positive int', z.int().positive(), undefined, padded(16)],
    ['nonnegative int', z.int().nonnegative().max(99), undefined, padded(2)],
    ['int below 100', z.int().min(0).lt(100), undefined, padded(2)],
    ['int to 100', z.int().min(0).max(100), undefined, padded(3)],
    ['int to 100', z.int().min(0).max(100), 'pad(8)', padded(8)],
    ['int to 100', z.int().min(0).max(100), 'desc', padded(3, true)],
    ['int to 100', z.int().min(0).max(100), 'desc(8)', padded(8, true)],
    ['int of either sign', z.int().min(-5).max(1000), undefined, signed(4)],
    ['int of either sign', z.int().min(-50000).max(10), undefined, signed(5)],
    ['int with an upper bound', z.int().max(10), undefined, signed(16)],
    ['int without a maximum', z.int().min(0), 'pad(6)', padded(6)],
    ['int32', z.int32(), undefined, signed(10)],
    ['uint32', z.uint32(), undefined, padded(10)],
    ['fraction', z.number(), undefined, { kind: 'decimal', width: 16 }],
    ['fraction with bounds', z.number().min(-99.5).max(1000.25), undefined, { kind: 'decimal', width: 4 }],
    ['fraction from 0', z.number().min(0), undefined, { kind: 'decimal', width: 16 }],
    ['fraction', z.number(), 'pad(4)', { kind: 'decimal', width: 4 }],
    ['fraction', z.number(), 'desc', { kind: 'decimal', width: 16, descending: true }],
    ['fraction', z.number(), 'desc(4)', { kind: 'decimal', width: 4, descending: true }],
    ['ulid', z.ulid(), 'day', { kind: 'slice', unit: 'day', of: 'ulid' }],
    ['ksuid', z.ksuid(), 'hour', { kind: 'slice', unit: 'hour', of: 'ksuid' }],
    ['uuid of version 7', z.uuidv7(), 'year', { kind: 'slice', unit: 'year', of: 'uuidv7' }],
    ['hash', z.uuid(), 'hash(2)', { kind: 'hash', digits: 2 }],
    ['hash of a number', z.int(), 'hash(8)', { kind: 'hash', digits: 8 }],
    ['fallback', z.string(), "orElse('no one')", { kind: 'orElse', text: 'no one', of: { kind: 'text' } }],
    ['fallback of a number', z.int().min(0).max(9), "orElse('-')", { kind: 'orElse', text: '-', of: padded(1) }],
    ['ranks', z.enum(['low', 'high']), 'map(low=1,high=2)', { kind: 'rank', ranks: { low: '1', high: '2' } }],
    ['ranks of two digits', z.enum(['a', 'b c']), 'map(b c=2, a=10)', { kind: 'rank', ranks: { a: '10', 'b c': '02' } }],
    ['bigint', z.bigint(), undefined, signed(38)],
    ['bigint from 0', z.bigint().min(0n), undefined, padded(38)],
    ['bigint with bounds', z.bigint().min(0n).max(12345n), undefined, padded(5)],
    ['int64', z.int64(), undefined, signed(19)],
    ['Date', z.date(), undefined, { kind: 'date', descending: false }],
    ['Date', z.date(), 'desc', { kind: 'date', descending: true }],
    ['Date', z.date(), 'hour', { kind: 'slice', unit: 'hour', of: 'date' }],
    ['boolean', z.boolean(), undefined, { kind: 'boolean' }],
    ['enum', z.enum(['a', 'b']), undefined, { kind: 'text' }],
    ['enum', z.enum(['a', 'b']), 'upper', { kind: 'text', change: 'upper' }],
    ['enum of numbers', z.literal([1, 20]), undefined, padded(2)],
    ['literals of either sign', z.literal([-1, 20]), undefined, signed(2)],
    ['literals with a fraction', z.literal([0.5, 20]), undefined, { kind: 'decimal', width: 2 }],
    ['literal boolean', z.literal(true), undefined, { kind: 'boolean' }],
  ])('%s', (_, schema, format, encoding) => {
    expect(resolveEncoding(typeOf(schema), format, undefined)).toEqual(encoding)
  })
})

describe('a text that something follows is escaped unless it never needs it', () => {
  test.each<[string, z.ZodType, boolean]>([
    ['string', z.string(), true],
    ['regex', z.string().regex(/^[a-z]+$/), true],
    ['email', z.email(), true],
    ['url', z.url(), true],
    ['a format of the user', z.stringFormat('uuid', /.*/), true],
    ['uuid', z.uuid(), false],
    ['ulid', z.ulid(), false],
    ['nanoid', z.nanoid(), false],
    ['cuid', z.cuid2(), false],
    ['datetime', z.iso.datetime(), false],
    ['enum', z.enum(['open', 'paid']), false],
    ['enum with a space', z.enum(['open', 'half paid']), true],
    ['enum with the delimiter', z.enum(['a', '#']), true],
  ])('%s', (_, schema, isEscaped) => {
    expect(resolveEncoding(typeOf(schema), undefined, '#')).toEqual(isEscaped ? { kind: 'text', escape: '#' } : { kind: 'text' })
  })

  test('with another delimiter, only values that cannot hold it', () => {
    expect(resolveEncoding(typeOf(z.uuid()), undefined, '-')).toEqual({ kind: 'text', escape: '-' })
    expect(resolveEncoding(typeOf(z.enum(['a b'])), undefined, '|')).toEqual({ kind: 'text' })
    expect(resolveEncoding(typeOf(z.enum(['a|b'])), undefined, '|')).toEqual({ kind: 'text', escape: '|' })
  })
})

describe('what cannot be encoded says why', () => {
  test.each<[string, z.ZodType, string | undefined, string]>([
    ['array', z.array(z.string()), undefined, 'is an array, and only a string, number, bigint, boolean, Date or enum can be part of a key'],
    ['object', z.object({}), undefined, 'is an object, and only a string, number, bigint, boolean, Date or enum can be part of a key'],
    [
      'binary',
      z.instanceof(Uint8Array),
      undefined,
      'is binary, and only a string, number, bigint, boolean, Date or enum can be part of a key',
    ],
    ['any', z.any(), undefined, 'is of unknown type, and only a string, number, bigint, boolean, Date or enum can be part of a key'],
    ['nullable', z.string().nullable(), undefined, 'can be null, and null has no place in a key'],
    ['mixed literals', z.literal(['a', 1]), undefined, 'mixes strings with other values, and a key needs values of one type'],
    [
      'string',
      z.string(),
      'pad(3)',
      "cannot be formatted as 'pad(3)': a string takes lower, upper, desc, year, month, day, hour, hash(n) or shard(n)",
    ],
    [
      'string',
      z.string(),
      '',
      'has no format after the colon: a string takes lower, upper, desc, year, month, day, hour, hash(n) or shard(n)',
    ],
    [
      'string',
      z.string(),
      'day',
      "cannot be formatted as 'day': only an ISO date, a datetime in UTC, a ULID, a KSUID or a UUID of version 7 has one",
    ],
    [
      'datetime with offset',
      z.iso.datetime({ offset: true }),
      'day',
      "cannot be formatted as 'day': only an ISO date, a datetime in UTC, a ULID, a KSUID or a UUID of version 7 has one",
    ],
    [
      'local datetime',
      z.iso.datetime({ local: true }),
      'day',
      "cannot be formatted as 'day': only an ISO date, a datetime in UTC, a ULID, a KSUID or a UUID of version 7 has one",
    ],
    [
      'date',
      z.iso.date(),
      'hour',
      "cannot be formatted as 'hour': only an ISO date, a datetime in UTC, a ULID, a KSUID or a UUID of version 7 has one",
    ],
    [
      'datetime of any precision',
      z.iso.datetime(),
      'desc',
      "cannot be formatted as 'desc': only an ISO date, or a datetime in UTC with a fixed precision, has a descending form",
    ],
    ['number', z.int(), 'day', "cannot be formatted as 'day': a number takes pad(n), desc or desc(n), with n from 1 to 99"],
    ['number', z.int(), 'pad(0)', "cannot be formatted as 'pad(0)': a number takes pad(n), desc or desc(n), with n from 1 to 99"],
    ['int to 1000', z.int().min(0).max(1000), 'pad(3)', 'has values of 4 digits, which do not fit in 3'],
    ['Date', z.date(), 'pad(3)', "cannot be formatted as 'pad(3)': a Date takes desc, year, month, day or hour"],
    ['boolean', z.boolean(), 'desc', "cannot be formatted as 'desc': a boolean takes no format"],
    [
      'uuid of any version',
      z.uuid(),
      'day',
      "cannot be formatted as 'day': only an ISO date, a datetime in UTC, a ULID, a KSUID or a UUID of version 7 has one",
    ],
    ['no digits', z.string(), 'hash(9)', "cannot be formatted as 'hash(9)': hash(n) takes n from 1 to 8"],
    ['no text', z.string(), 'orElse(x)', "cannot be formatted as 'orElse(x)': orElse takes a text, as in orElse('none')"],
    ['an empty text', z.string(), "orElse('')", "cannot be formatted as 'orElse('')': orElse takes a text, as in orElse('none')"],
    ['a value without a rank', z.enum(['a', 'b']), 'map(a=1)', "cannot be formatted as 'map(a=1)': map gives 'b' no rank"],
    ['two of one rank', z.enum(['a', 'b']), 'map(a=1,b=01)', "cannot be formatted as 'map(a=1,b=01)': map gives two values the same rank"],
    [
      'a rank of no value',
      z.enum(['a']),
      'map(a=1,b=2)',
      "cannot be formatted as 'map(a=1,b=2)': map gives each value one rank, as in map(low=1,high=2)",
    ],
    ['no rank', z.enum(['a']), 'map(a=x)', "cannot be formatted as 'map(a=x)': map gives 'a' no rank"],
    ['enum', z.enum(['a']), 'desc', "cannot be formatted as 'desc': an enum of strings takes map(a=1,b=2), lower or upper"],
  ])('%s', (_, schema, format, fault) => {
    expect(resolveEncoding(typeOf(schema), format, undefined)).toMatchObject({ fault })
  })

  test('a time of expiry has lost its milliseconds', () => {
    const type = { kind: 'date', stored: 'epochSeconds' } as const
    expect(resolveEncoding(type, 'day', undefined)).toEqual({ kind: 'slice', unit: 'day', of: 'date' })
    expect(resolveEncoding(type, undefined, undefined)).toEqual({
      fault: 'is stored in whole seconds, so a key made of its milliseconds could not be made again',
      fix: 'Take its day or hour, or another attribute.',
    })
  })
})

describe('a key attribute that holds the value itself', () => {
  test.each<[string, z.ZodType, 'string' | 'number' | 'binary', object]>([
    ['string', z.string(), 'string', { kind: 'text' }],
    ['enum', z.enum(['a']), 'string', { kind: 'text' }],
    ['Date', z.date(), 'string', { kind: 'date', descending: false }],
    ['number', z.number(), 'number', { kind: 'number' }],
    ['enum of numbers', z.literal([1, 2]), 'number', { kind: 'number' }],
    ['bigint', z.bigint(), 'number', { kind: 'bigint' }],
    ['binary', z.instanceof(Uint8Array), 'binary', { kind: 'binary' }],
    ['number as string', z.number(), 'string', { fault: 'is stored as a number, and the key attribute is a string' }],
    ['string as number', z.string(), 'number', { fault: 'is stored as a string, and the key attribute is a number' }],
    ['boolean', z.boolean(), 'string', { fault: 'is a boolean, and a key attribute is a string, a number or binary' }],
    [
      'nullable',
      z.string().nullable(),
      'string',
      { fault: 'can be null, and DynamoDB refuses null in a key attribute', fix: 'Use optional() instead of nullable().' },
    ],
    ['mixed', z.literal(['a', 1]), 'string', { fault: 'is not always a string or always a number, and a key attribute has one type' }],
  ])('%s', (_, schema, keyType, encoding) => {
    expect(resolveNative(typeOf(schema), keyType)).toEqual(encoding)
  })

  test('a time of expiry is a number', () => {
    expect(resolveNative({ kind: 'date', stored: 'epochSeconds' }, 'number')).toEqual({ kind: 'epochSeconds' })
  })
})
