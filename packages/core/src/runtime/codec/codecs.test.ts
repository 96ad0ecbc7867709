import { describe, expect, test } from 'vitest'
import type { AttributeValue } from '../item.js'
import {
  bigint,
  bigintSet,
  binary,
  binarySet,
  boolean,
  type Codec,
  date,
  discriminatedUnion,
  enumeration,
  type Issue,
  integer,
  isIpv6,
  json,
  list,
  literal,
  looseObject,
  map,
  nullable,
  nullValue,
  number,
  numberSet,
  object,
  optional,
  record,
  string,
  stringSet,
  tuple,
  union,
  unknown,
  url,
  withDefault,
} from './index.js'

/** What a codec makes of a value: what is stored, and what comes back. */
function roundTrip(codec: Codec<unknown>, value: unknown): { stored: AttributeValue | undefined; back: unknown } {
  const issues: Issue[] = []
  const stored = codec.write(codec.check(value, issues))
  const back = stored === undefined ? codec.absent?.() : codec.read(stored, issues)
  expect(issues).toEqual([])
  return { stored, back }
}

function faults(codec: Codec<unknown>, value: unknown): string[] {
  const issues: Issue[] = []
  codec.check(value, issues)
  return issues.map(({ code, path, message }) => `${[code, ...path].join(' ')}: ${message}`)
}

const shape = discriminatedUnion('kind', [
  ['circle', object({ kind: literal(['circle']), radius: number() })],
  ['square', object({ kind: literal(['square']), side: number() })],
])

const bytes = new Uint8Array([1, 2])
const pairs: readonly [string, Codec<unknown>, unknown, AttributeValue | undefined][] = [
  ['text', string(), 'é👍\u0000', { S: 'é👍\u0000' }],
  ['empty text', string(), '', { S: '' }],
  ['a number', number(), -1.5e-7, { N: '-1.5e-7' }],
  ['a large number', number(), 1e21, { N: '1e+21' }],
  ['an integer', integer(), 9007199254740991, { N: '9007199254740991' }],
  ['a bigint', bigint(), 12345678901234567890123456789012345678n, { N: '12345678901234567890123456789012345678' }],
  ['a bigint with zeros', bigint(), 10n ** 125n, { N: `1${'0'.repeat(125)}` }],
  ['a boolean', boolean(), false, { BOOL: false }],
  ['null', nullValue(), null, { NULL: true }],
  ['an enumeration', enumeration(['a', 'b']), 'b', { S: 'b' }],
  ['an enumeration of numbers', enumeration([1, 2]), 2, { N: '2' }],
  ['literals of several types', literal(['a', 1, true, null]), null, { NULL: true }],
  ['a date', date(), new Date(5), { S: '1970-01-01T00:00:00.005Z' }],
  ['a date beyond the year 9999', date(), new Date(8.64e15), { S: '+275760-09-13T00:00:00.000Z' }],
  ['a date in seconds', date({ stored: 'epochSeconds' }), new Date(-5000), { N: '-5' }],
  ['bytes', binary(), bytes, { B: bytes }],
  ['a list', list(number()), [1, 2], { L: [{ N: '1' }, { N: '2' }] }],
  ['a tuple', tuple([string(), optional(number())]), ['a'], { L: [{ S: 'a' }] }],
  ['a tuple with more', tuple([string()], number()), ['a', 1], { L: [{ S: 'a' }, { N: '1' }] }],
  ['a set of text', stringSet(), new Set(['a', 'b']), { SS: ['a', 'b'] }],
  ['a set of names', stringSet(enumeration(['a', 'b'])), new Set(['b']), { SS: ['b'] }],
  ['a set of numbers', numberSet(), new Set([1, 2]), { NS: ['1', '2'] }],
  ['a set of bigints', bigintSet(), new Set([1n]), { NS: ['1'] }],
  ['a set of bytes', binarySet(), new Set([bytes]), { BS: [bytes] }],
  ['an empty set', stringSet(), new Set(), undefined],
  ['a map', map(number(), string()), new Map([[1, 'a']]), { M: { '1': { S: 'a' } } }],
  ['a map of dates', map(date(), boolean()), new Map([[new Date(0), true]]), { M: { '1970-01-01T00:00:00.000Z': { BOOL: true } } }],
  ['a record', record(string(), number()), { constructor: 1, 'a.b': 2 }, { M: { constructor: { N: '1' }, 'a.b': { N: '2' } } }],
  ['an object', object({ a: string(), b: optional(number()) }), { a: 'x' }, { M: { a: { S: 'x' } } }],
  ['a nested empty set', object({ tags: stringSet() }), { tags: new Set() }, { M: {} }],
  ['an object that keeps others', looseObject({}), { more: [1, null] }, { M: { more: { L: [{ N: '1' }, { NULL: true }] } } }],
  ['null of another type', nullable(string()), null, { NULL: true }],
  ['a union', union([number(), stringSet(), list(string())]), ['a'], { L: [{ S: 'a' }] }],
  ['a discriminated union', shape, { kind: 'square', side: 2 }, { M: { kind: { S: 'square' }, side: { N: '2' } } }],
  [
    'anything',
    unknown(),
    { a: [1, 'b', { c: null }], d: new Set([1]), e: bytes, f: true, g: 2n ** 64n + 1n },
    {
      M: {
        a: { L: [{ N: '1' }, { S: 'b' }, { M: { c: { NULL: true } } }] },
        d: { NS: ['1'] },
        e: { B: bytes },
        f: { BOOL: true },
        g: { N: '18446744073709551617' },
      },
    },
  ],
]

describe('a value is stored without a marshaller and comes back as it was', () => {
  test.each(pairs)('%s', (_, codec, value, stored) => {
    expect(roundTrip(codec, value)).toEqual({ stored, back: value })
  })
})

test('what DynamoDB has one form of only is brought into it', () => {
  expect(roundTrip(number(), -0)).toEqual({ stored: { N: '0' }, back: 0 })
  expect(roundTrip(integer(), -0)).toEqual({ stored: { N: '0' }, back: 0 })
  expect(roundTrip(date({ stored: 'epochSeconds' }), new Date(1999))).toEqual({ stored: { N: '1' }, back: new Date(1000) })
  expect(roundTrip(unknown(), { a: undefined, b: -0 })).toEqual({ stored: { M: { b: { N: '0' } } }, back: { b: 0 } })
})

const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)])
const cycle: unknown[] = []
cycle.push(cycle)

describe('what would not come back as it was is refused', () => {
  test.each<[string, Codec<unknown>, unknown, string[]]>([
    ['half a surrogate pair', string(), 'a\ud800', ['custom: Invalid string: half of a surrogate pair has no UTF-8 form']],
    [
      'too large a number',
      number(),
      1e126,
      ['custom: Invalid number: 1e+126 is beyond what DynamoDB holds, 1e-130 to 9.9e125 on both sides of zero'],
    ],
    [
      'too small a number',
      number(),
      1e-131,
      ['custom: Invalid number: 1e-131 is beyond what DynamoDB holds, 1e-130 to 9.9e125 on both sides of zero'],
    ],
    ['NaN', number(), Number.NaN, ['invalid_type: Invalid input: expected number, received NaN']],
    ['39 digits', bigint(), 10n ** 38n + 1n, ['custom: Invalid bigint: DynamoDB holds 38 significant digits and numbers below 1e126']],
    ['an invalid date', date(), new Date(Number.NaN), ['invalid_type: Invalid input: expected date, received Invalid Date']],
    [
      'a set that no bounds allow',
      stringSet(undefined, { min: 2, max: 0 }),
      new Set(['a']),
      ['too_big: Too big: expected set to have <=0 items'],
    ],
    ['an empty set in a list', list(stringSet()), [new Set()], ['custom 0: Invalid set: DynamoDB cannot hold an empty set here']],
    ['undefined in a list', list(optional(string())), [undefined], ['custom 0: Invalid input: DynamoDB cannot hold undefined']],
    ['a gap in a list', list(unknown()), new Array(1), ['custom 0: Invalid input: DynamoDB cannot hold undefined']],
    [
      'the same bytes twice',
      binarySet(),
      new Set([new Uint8Array([1]), new Uint8Array([1])]),
      ['custom: Invalid set: two members have the same bytes'],
    ],
    [
      'two keys with one name',
      map(union([number(), string()]), boolean()),
      new Map<unknown, boolean>([
        [1, true],
        ['1', true],
      ]),
      ['custom: Invalid map: two keys have the same name as text'],
    ],
    ['a function', unknown(), { a: () => 1 }, ['custom a: Invalid input: DynamoDB cannot hold function']],
    ['a date of no declared type', unknown(), [new Date(0)], ['custom 0: Invalid input: Date would not come back as it was']],
    ['a Map of no declared type', unknown(), new Map(), ['custom: Invalid input: Map would not come back as it was']],
    [
      'a bigint that a number stands for',
      unknown(),
      5n,
      ['custom: Invalid bigint: it would come back as a number; declare it as z.bigint()'],
    ],
    [
      'a set of several types',
      unknown(),
      new Set([1, 'a']),
      ['custom: Invalid set: DynamoDB holds sets of text, of numbers or of bytes, with at least one member'],
    ],
  ])('%s', (_, codec, value, expected) => {
    expect(faults(codec, value)).toEqual(expected)
  })

  test('levels beyond the 32 of DynamoDB, of which the value itself is one, and circles', () => {
    expect(faults(unknown(), deep(31))).toEqual([])
    const path = Array(31).fill(0).join(' ')
    const tooDeep = [`custom ${path}: Invalid input: DynamoDB holds 32 levels; this goes deeper, or in a circle`]
    expect(faults(unknown(), deep(32))).toEqual(tooDeep)
    expect(faults(unknown(), deep(9000))).toEqual(tooDeep)
    expect(faults(unknown(), cycle)).toEqual(tooDeep)
    expect(faults(looseObject({}), { cycle })).toHaveLength(1)
  })
})

describe('a stored value of another type is a fault', () => {
  const cases: readonly [Codec<unknown>, AttributeValue][] = [
    [string(), { N: '1' }],
    [number(), { S: '1' }],
    [number(), { N: '12345678901234567890' }],
    [integer(), { N: '1.5' }],
    [bigint(), { N: '1.5' }],
    [boolean(), { NULL: true }],
    [nullValue(), { S: '' }],
    [enumeration(['a']), { S: 'b' }],
    [date(), { S: 'yesterday' }],
    [date({ stored: 'epochSeconds' }), { N: '1e30' }],
    [binary(), { S: 'AA==' }],
    [list(string()), { L: [{ S: 'a' }, { N: '1' }] }],
    [tuple([string()]), { L: [] }],
    [tuple([string()]), { L: [{ S: 'a' }, { S: 'b' }] }],
    [stringSet(), { NS: ['1'] }],
    [map(string(), string()), { L: [] }],
    [record(string(), string()), { M: { a: { N: '1' } } }],
    [object({ a: string() }), { M: {} }],
    [union([string(), number()]), { BOOL: true }],
    [shape, { M: { kind: { S: 'line' } } }],
  ]
  test.each(cases)('%o %o', (codec, stored) => {
    const issues: Issue[] = []
    codec.read(stored, issues)
    expect(issues).toHaveLength(1)
  })
})

test('bounds are not checked on read: they may have become stricter', () => {
  const issues: Issue[] = []
  expect([string({ max: 1 }).read({ S: 'abc' }, issues), integer({ max: 1 }).read({ N: '5' }, issues), issues]).toEqual(['abc', 5, []])
})

test('a pattern with a flag that remembers is tested from the start each time', () => {
  const codec = string({ pattern: /a/g })
  expect([faults(codec, 'a'), faults(codec, 'a')]).toEqual([[], []])
})

describe('what zod says of', () => {
  test.each<[string, Codec<unknown>, unknown, string[]]>([
    ['a key that no name stands for', map(date(), number()), new Map([[new Date(0), 'a']]), ['invalid_element: Invalid value in map']],
    ['a Map with a key of any depth', map(string(), number()), new Map([[deep(20_000), 1]]), ['invalid_key: Invalid key in map']],
    ['an object made from a Date', date(), Object.create(new Date(0)), ['invalid_type: Invalid input: expected date, received Date']],
    ['a name that JSON calls __proto__', record(string(), number()), JSON.parse('{"__proto__": "a"}'), []],
    ['a name of no digits', record(number(), string()), { '1e3': 'a' }, ['invalid_key 1e3: Invalid key in record']],
    [
      'some of finitely many names',
      record(enumeration(['a', 'b']), number(), 'partial'),
      { a: 1, c: 2 },
      ['unrecognized_keys: Unrecognized keys: "c"'],
    ],
    ['JSON', json(), { a: [1, 'b', null] }, []],
    ['a Set instead of JSON', json(), [new Set(['a'])], ['invalid_union: Invalid input']],
    ['undefined in JSON', json(), { a: undefined }, ['invalid_union: Invalid input']],
    ['NaN of no declared type', unknown(), Number.NaN, ['custom: Invalid input: DynamoDB cannot hold NaN']],
    ['too long an array in a union', union([list(string(), { max: 1 }), number()]), ['a', 'b'], ['invalid_union: Invalid input']],
    ['a mapped address', string({ format: 'ipv6', test: isIpv6 }), '::ffff:1.2.3.4', []],
    ['a URL of another protocol', url({ protocol: /^https$/ }), 'http://a.b', ['invalid_format: Invalid url']],
  ])('%s', (_, codec, value, expected) => {
    expect(faults(codec, value)).toEqual(expected)
  })

  test('a URL with space around it, which it gives without', () => {
    expect(roundTrip(url(), ' https://a.b/\t').stored).toEqual({ S: 'https://a.b/' })
  })

  test('a name of digits, which becomes that of the number', () => {
    expect(record(number(), string()).check({ '01': 'a' }, [])).toEqual({ '1': 'a' })
  })
})

test('of a union whose options are stored alike, the one that would have stored a text reads it', () => {
  const codec = union([string({ format: 'uuid', pattern: /^[0-9a-f-]{36}$/ }), date(), string()])
  const read = (S: string) => codec.read({ S }, [])
  expect([read('1970-01-01T00:00:00.005Z'), read('1970')]).toEqual([new Date(5), '1970'])
})

test('numbers and sets can be added to, text cannot', () => {
  const issues: Issue[] = []
  const operand = (codec: Codec<unknown>, value: unknown): AttributeValue | undefined => codec.increment?.(value, issues)
  expect([
    operand(integer({ min: 5 }), -2),
    operand(bigint(), 3n),
    operand(stringSet(), new Set(['a'])),
    operand(stringSet(), new Set()),
  ]).toEqual([{ N: '-2' }, { N: '3' }, { SS: ['a'] }, undefined])
  expect([issues, string().increment, operand(integer(), 0.5), issues.length]).toEqual([
    [expect.objectContaining({ expected: 'int' })],
    undefined,
    undefined,
    1,
  ])
})

test('a default is made anew each time, and stands in for what an item does not have', () => {
  const codec = object({ list: withDefault(list(string()), () => []), set: withDefault(stringSet(), () => new Set(['a'])) })
  const first = codec.check({}, [])
  expect([first, codec.read({ M: {} }, []), (first as { list: unknown }).list === (codec.check({}, []) as { list: unknown }).list]).toEqual(
    [{ list: [], set: new Set(['a']) }, { list: [], set: new Set() }, false],
  )
})
