import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { AttributeType } from '../../model/index.js'
import { createReport } from '../report.js'
import { readAttribute } from './read-attribute.js'

function read(schema: unknown) {
  const report = createReport()
  const { member, code } = readAttribute(schema, ['entities', 'Order', 'attributes', 'a'], report)
  return { member, code, problems: report.problems.map(({ message, fix, path }) => ({ message, fix, path: path.slice(4).join('.') })) }
}

const source = (schema: { readonly _zod: { readonly def: unknown } }) => (schema._zod.def as { readonly pattern: RegExp }).pattern.source
const format = (schema: z.ZodType, name: string) =>
  ({ kind: 'string', format: name, patterns: [{ source: source(schema), flags: '' }] }) as const
const text = { kind: 'string' } as const
const number = { kind: 'number', integer: false } as const

/** What TypeScript makes of `enum Level { Low = 1, High = 2 }`. */
const Level = { Low: 1, High: 2, 1: 'Low', 2: 'High' } as const

/** Every construct of zod that can be stored, with the type it becomes. */
const supported: Record<string, readonly [schema: z.ZodType, type: AttributeType]> = {
  string: [z.string(), text],
  'string with bounds': [z.string().min(1).max(9), { kind: 'string', minLength: 1, maxLength: 9 }],
  'string of one length': [z.string().length(3), { kind: 'string', minLength: 3, maxLength: 3 }],
  'string nonempty': [z.string().nonempty(), { kind: 'string', minLength: 1 }],
  regex: [z.string().regex(/^a/i), { kind: 'string', patterns: [{ source: '^a', flags: 'i' }] }],
  lowercase: [z.string().lowercase(), { kind: 'string', patterns: [{ source: '^[^A-Z]*$', flags: '' }] }],
  'starts, ends, includes': [
    z.string().startsWith('a').endsWith('b').includes('c').includes('d'),
    { kind: 'string', startsWith: 'a', endsWith: 'b', includes: ['c', 'd'] },
  ],
  'two starts': [
    z.string().startsWith('a').startsWith('a.').endsWith('b').endsWith('.b'),
    {
      kind: 'string',
      startsWith: 'a',
      endsWith: 'b',
      patterns: [
        { source: '^a\\.', flags: '' },
        { source: '\\.b$', flags: '' },
      ],
    },
  ],
  'includes from a position': [
    z.string().includes('x', { position: 2 }),
    { kind: 'string', patterns: [{ source: '^[\\s\\S]{2}[\\s\\S]*x', flags: '' }] },
  ],
  uuid: [z.uuid(), format(z.uuid(), 'uuid')],
  uuidv7: [z.uuidv7(), format(z.uuidv7(), 'uuid')],
  guid: [z.guid(), format(z.guid(), 'guid')],
  'string.uuid': [z.string().uuid(), format(z.uuid(), 'uuid')],
  ulid: [z.ulid(), format(z.ulid(), 'ulid')],
  nanoid: [z.nanoid(), format(z.nanoid(), 'nanoid')],
  cuid: [z.cuid(), format(z.cuid(), 'cuid')],
  cuid2: [z.cuid2(), format(z.cuid2(), 'cuid2')],
  xid: [z.xid(), format(z.xid(), 'xid')],
  ksuid: [z.ksuid(), format(z.ksuid(), 'ksuid')],
  email: [z.email(), format(z.email(), 'email')],
  emoji: [z.emoji(), { kind: 'string', format: 'emoji', patterns: [{ source: source(z.emoji()), flags: 'u' }] }],
  url: [z.url(), { kind: 'string', format: 'url' }],
  'url of a protocol': [
    z.url({ protocol: /^https$/, hostname: /\.example$/ }),
    { kind: 'string', format: 'url', url: { protocol: { source: '^https$', flags: '' }, hostname: { source: '\\.example$', flags: '' } } },
  ],
  jwt: [z.jwt(), { kind: 'string', format: 'jwt' }],
  ipv4: [z.ipv4(), format(z.ipv4(), 'ipv4')],
  ipv6: [z.ipv6(), { kind: 'string', format: 'ipv6' }],
  mac: [z.mac(), format(z.mac(), 'mac')],
  cidrv4: [z.cidrv4(), format(z.cidrv4(), 'cidrv4')],
  cidrv6: [z.cidrv6(), { kind: 'string', format: 'cidrv6' }],
  base64: [z.base64(), { kind: 'string', format: 'base64' }],
  base64url: [z.base64url(), { kind: 'string', format: 'base64url' }],
  e164: [z.e164(), format(z.e164(), 'e164')],
  hex: [z.hex(), format(z.hex(), 'hex')],
  hostname: [z.hostname(), format(z.hostname(), 'hostname')],
  hash: [z.hash('md5'), format(z.hash('md5'), 'md5_hex')],
  stringFormat: [z.stringFormat('plate', /^[A-Z]+$/), { kind: 'string', format: 'plate', patterns: [{ source: '^[A-Z]+$', flags: '' }] }],
  'iso.datetime': [z.iso.datetime(), format(z.iso.datetime(), 'datetime')],
  'iso.datetime of a precision': [
    z.iso.datetime({ precision: 3 }),
    { ...format(z.iso.datetime({ precision: 3 }), 'datetime'), precision: 3 },
  ],
  'iso.date': [z.iso.date(), format(z.iso.date(), 'date')],
  'iso.time': [z.iso.time({ precision: 0 }), { ...format(z.iso.time({ precision: 0 }), 'time'), precision: 0 }],
  'iso.duration': [z.iso.duration(), format(z.iso.duration(), 'duration')],
  templateLiteral: [z.templateLiteral(['v', z.int()]), { kind: 'string', patterns: [{ source: '^v-?\\d+$', flags: '' }] }],
  number: [z.number(), number],
  'number with bounds': [z.number().min(1).max(3), { ...number, min: 1, max: 3 }],
  'number with exclusive bounds': [z.number().gt(1).lt(3), { ...number, exclusiveMin: 1, exclusiveMax: 3 }],
  'the tighter bound': [z.number().min(1).gt(1).max(5).max(3), { ...number, exclusiveMin: 1, max: 3 }],
  positive: [z.number().positive(), { ...number, exclusiveMin: 0 }],
  multipleOf: [z.number().multipleOf(0.5), { ...number, multipleOf: [0.5] }],
  int: [z.int(), { kind: 'number', integer: true }],
  'number.int': [z.number().int(), { kind: 'number', integer: true }],
  int32: [z.int32(), { kind: 'number', integer: true, min: -2147483648, max: 2147483647 }],
  uint32: [z.uint32(), { kind: 'number', integer: true, min: 0, max: 4294967295 }],
  float32: [z.float32(), { ...number, min: -3.4028234663852886e38, max: 3.4028234663852886e38 }],
  float64: [z.float64(), number],
  bigint: [z.bigint(), { kind: 'bigint' }],
  'bigint with bounds': [z.bigint().gt(1n).lte(9n).multipleOf(2n), { kind: 'bigint', min: '2', max: '9', multipleOf: ['2'] }],
  int64: [z.int64(), { kind: 'bigint', min: '-9223372036854775808', max: '9223372036854775807' }],
  uint64: [z.uint64(), { kind: 'bigint', min: '0', max: '18446744073709551615' }],
  boolean: [z.boolean(), { kind: 'boolean' }],
  null: [z.null(), { kind: 'null' }],
  enum: [z.enum(['b', 'a']), { kind: 'enum', values: ['b', 'a'] }],
  'enum of TypeScript': [z.enum(Level), { kind: 'enum', values: [1, 2] }],
  literal: [z.literal(['x', 1, true, null]), { kind: 'literal', values: ['x', 1, true, null] }],
  date: [z.date(), { kind: 'date', stored: 'iso' }],
  'date with bounds': [
    z.date().min(new Date(0)).max(new Date(1000)),
    { kind: 'date', stored: 'iso', min: '1970-01-01T00:00:00.000Z', max: '1970-01-01T00:00:01.000Z' },
  ],
  instanceof: [z.instanceof(Uint8Array), { kind: 'binary' }],
  array: [z.array(z.string()).min(1).max(9), { kind: 'array', element: text, min: 1, max: 9 }],
  tuple: [z.tuple([z.string(), z.number()]), { kind: 'tuple', items: [text, number] }],
  'tuple with a rest': [z.tuple([z.string()], z.number()), { kind: 'tuple', items: [text], rest: number }],
  set: [z.set(z.string()).size(2), { kind: 'set', element: text, min: 2, max: 2 }],
  map: [z.map(z.string(), z.number()), { kind: 'map', key: text, value: number }],
  'map by number': [z.map(z.int(), z.string()), { kind: 'map', key: { kind: 'number', integer: true }, value: text }],
  'record by number': [z.record(z.number(), z.string()), { kind: 'record', key: number, value: text }],
  record: [z.record(z.string(), z.number()), { kind: 'record', key: text, value: number }],
  partialRecord: [
    z.partialRecord(z.enum(['a']), z.number()),
    { kind: 'record', key: { kind: 'enum', values: ['a'] }, value: number, partial: true },
  ],
  object: [
    z.object({ a: z.string(), b: z.number().optional(), c: z.boolean().default(true) }),
    {
      kind: 'object',
      properties: [
        { name: 'a', type: text, optional: false },
        { name: 'b', type: number, optional: true },
        { name: 'c', type: { kind: 'boolean' }, optional: false, default: true },
      ],
      unknownKeys: 'strip',
    },
  ],
  strictObject: [z.strictObject({}), { kind: 'object', properties: [], unknownKeys: 'refuse' }],
  looseObject: [z.looseObject({}), { kind: 'object', properties: [], unknownKeys: 'keep' }],
  union: [z.union([z.string(), z.number()]), { kind: 'union', options: [text, number] }],
  discriminatedUnion: [
    z.discriminatedUnion('k', [z.object({ k: z.literal('a') }), z.object({ k: z.literal('b') })]),
    {
      kind: 'union',
      options: ['a', 'b'].map((value) => ({
        kind: 'object',
        properties: [{ name: 'k', type: { kind: 'literal', values: [value] }, optional: false }],
        unknownKeys: 'strip',
      })),
      discriminator: 'k',
    },
  ],
  nullable: [z.string().nullable(), { kind: 'nullable', inner: text }],
  readonly: [z.array(z.string()).readonly(), { kind: 'array', element: text }],
  brand: [z.string().brand('Name'), text],
  any: [z.any(), { kind: 'unknown' }],
  unknown: [z.unknown(), { kind: 'unknown' }],
  json: [z.json(), { kind: 'unknown', json: true }],
}

test.each(Object.entries(supported))('%s', (_, [schema, type]) => {
  expect(read(schema)).toEqual({ member: { type, optional: false }, problems: [] })
})

describe('around a type', () => {
  test.each<[string, z.ZodType, object]>([
    ['optional', z.string().optional(), { type: text, optional: true }],
    ['nullish', z.string().nullish(), { type: { kind: 'nullable', inner: text }, optional: true }],
    ['optional, then nullable', z.string().optional().nullable(), { type: { kind: 'nullable', inner: text }, optional: true }],
    ['exactOptional', z.exactOptional(z.string()), { type: text, optional: true }],
    ['nonoptional', z.nonoptional(z.string().optional()), { type: text, optional: false }],
    ['default', z.string().default('x'), { type: text, optional: false, default: 'x' }],
    [
      'default of an object',
      z.record(z.string(), z.int()).default({ a: 1 }),
      {
        type: { kind: 'record', key: text, value: { kind: 'number', integer: true } },
        optional: false,
        default: { a: 1 },
      },
    ],
    ['default of an optional', z.string().optional().default('x'), { type: text, optional: false, default: 'x' }],
    ['optional with a default', z.string().default('x').optional(), { type: text, optional: false, default: 'x' }],
    ['default of null', z.string().nullable().default(null), { type: { kind: 'nullable', inner: text }, optional: false, default: null }],
    ['description', z.string().describe('A name.'), { type: text, optional: false, description: 'A name.' }],
    [
      'facts',
      z.int().meta({ unit: 'cents', sensitive: true, renamedFrom: 'price' }),
      { type: { ...number, integer: true }, optional: false, unit: 'cents', sensitive: true, renamedFrom: 'price' },
    ],
    ['facts of other libraries', z.string().meta({ unit: 7, sensitive: 'yes' }), { type: text, optional: false }],
    ['description inside', z.string().describe('A name.').optional(), { type: text, optional: true, description: 'A name.' }],
  ])('%s', (_, schema, member) => {
    expect(read(schema)).toEqual({ member, problems: [] })
  })
})

class Money {}
const recursive: z.ZodType = z.object({
  get inner() {
    return recursive
  },
})

/** Every construct of zod that cannot be stored or checked without its code. */
const refused: Record<string, readonly [schema: unknown, what: string]> = {
  property: [z.object({ a: z.string() }).check(z.property('a', z.string().min(2))), "the check 'property'"],
  transform: [z.string().transform((value) => value), 'a transform, pipe or preprocess'],
  pipe: [z.string().pipe(z.string()), 'a transform, pipe or preprocess'],
  preprocess: [z.preprocess((value) => value, z.string()), 'a transform, pipe or preprocess'],
  coerce: [z.coerce.number(), 'z.coerce.number()'],
  prefault: [z.string().prefault('x'), 'prefault()'],
  catch: [z.string().catch('x'), 'catch()'],
  lazy: [z.lazy(() => z.string()), 'z.lazy()'],
  promise: [z.promise(z.string()), 'z.promise()'],
  function: [z.function(), 'z.function()'],
  custom: [z.custom(() => true), 'z.custom() or z.instanceof() of a class'],
  instanceof: [z.instanceof(Money), 'z.custom() or z.instanceof() of a class'],
  file: [z.file(), 'z.file()'],
  intersection: [z.intersection(z.object({}), z.object({})), 'an intersection'],
  xor: [z.xor([z.string(), z.number()]), 'z.xor()'],
  undefined: [z.undefined(), 'z.undefined()'],
  void: [z.void(), 'z.void()'],
  never: [z.never(), 'z.never()'],
  nan: [z.nan(), 'z.nan()'],
  symbol: [z.symbol(), 'z.symbol()'],
  success: [z.success(z.string()), 'z.success()'],
  catchall: [z.object({}).catchall(z.string()), 'an object with a catchall'],
  looseRecord: [z.looseRecord(z.string(), z.string()), 'z.looseRecord()'],
  'set of objects': [z.set(z.object({})), 'a Set of object'],
  'map by object': [z.map(z.object({}), z.string()), 'a Map with keys of type object'],
  'map of a size': [z.map(z.string(), z.string()).min(1), 'a bound on the size of a Map'],
  'literal of a bigint': [z.literal(1n), 'z.literal() of a bigint'],
  'literal of undefined': [z.literal([undefined]), 'z.literal() of undefined'],
  'default of a Date': [z.date().default(new Date(0)), 'a default that JSON cannot hold (Date)'],
  'default of a bigint': [z.bigint().default(1n), 'a default that JSON cannot hold (bigint)'],
  'random default': [z.string().default(() => String(Math.random())), 'a default that is different every time'],
  'default of the clock': [z.iso.datetime().default(() => new Date().toISOString()), 'a default that is the present time'],
  'default of the clock in seconds': [z.int().default(() => Math.floor(Date.now() / 1000)), 'a default that is the present time'],
  'no schema': ['string', 'a value that is not a schema of zod 4'],
}

/** Every construct of zod whose code generated code has to import, with the type that is stored. */
const coded: Record<string, readonly [schema: z.ZodType, what: string, type: AttributeType, path?: string]> = {
  refine: [z.string().refine(() => true), 'refine, superRefine or check', text],
  superRefine: [z.string().superRefine(() => {}), 'refine, superRefine or check', text],
  'refine of an object': [
    z.object({}).refine(() => true),
    'refine, superRefine or check',
    { kind: 'object', properties: [], unknownKeys: 'strip' },
  ],
  'refine of an optional': [
    z
      .string()
      .optional()
      .refine(() => true),
    'refine, superRefine or check',
    text,
  ],
  'refine of a boolean': [z.boolean().refine(() => true), 'refine, superRefine or check', { kind: 'boolean' }],
  'refine inside': [z.array(z.string().refine(() => true)), 'refine, superRefine or check', { kind: 'array', element: text }, '[]'],
  codec: [z.codec(z.string(), z.date(), { decode: (value) => new Date(value), encode: (value) => value.toISOString() }), 'a codec', text],
  'codec inside': [
    z.array(z.codec(z.int(), z.bigint(), { decode: (value) => BigInt(value), encode: (value) => Number(value) })),
    'a codec',
    { kind: 'array', element: { kind: 'number', integer: true } },
    '[]',
  ],
  stringbool: [z.stringbool(), 'a codec', text],
  'url normalized': [z.url({ normalize: true }), "the option normalize of the format 'url'", { kind: 'string', format: 'url' }],
  trim: [z.string().trim(), 'trim, toLowerCase, normalize or overwrite', text],
  overwrite: [z.number().overwrite((value) => value), 'trim, toLowerCase, normalize or overwrite', number],
  'string format of code': [z.stringFormat('x', () => true), "the string format 'x'", text],
  'a url format of code': [z.stringFormat('url', () => true), "the string format 'url'", text],
}

test.each(Object.entries(coded))('%s is code of the user', (_, [schema, what, type, path = '']) => {
  const { member, code, problems } = read(schema)
  expect([member.type, code?.what, code?.path.slice(4).join('.'), problems]).toEqual([type, what, path, []])
})

test.each(Object.entries(refused))('%s is refused', (_, [schema, what]) => {
  const { problems } = read(schema)
  expect(problems.map(({ message, path }) => ({ message, path }))).toEqual([
    { message: `Attribute 'a' of Order uses ${what}, which Keyloom cannot store or check.`, path: '' },
  ])
  expect(problems[0]?.fix).toBeTruthy()
})

/** Names of zod that make no type of their own: parsing, errors, checks and helpers. */
const helpers = new Set(
  (
    '_default _function check clone compile config decode decodeAsync deepPartial describe encode encodeAsync flattenError formatError ' +
    'fromJSONSchema getDiscriminatedOption getErrorMap gt gte input invertCodec keyof length lt lte maxLength maxSize memoizer meta mime ' +
    'minLength minSize negative nonnegative nonpositive normalize output parse parseAsync prettifyError properties regex registry ' +
    'safeDecode safeDecodeAsync safeEncode safeEncodeAsync safeParse safeParseAsync setErrorMap size slugify startsWith endsWith includes ' +
    'toJSONSchema toLowerCase toUpperCase toZod treeifyError uppercase validate validateAsync withParser'
  ).split(' '),
)
/** Names that are another spelling of one in the tables. */
const spellings: Record<string, string> = {
  _ZodString: 'string',
  check: 'refine',
  creditCard: 'e164',
  currencyCode: 'stringFormat',
  httpUrl: 'url of a protocol',
  iban: 'e164',
  nativeEnum: 'enum of TypeScript',
  uuidv4: 'uuid',
  uuidv6: 'uuid',
  instanceof: 'instanceof',
}

test('every construct of zod is in a table', () => {
  const constructs = Object.entries(z).filter(([name, value]) => typeof value === 'function' && /^[a-z_]/.test(name) && !helpers.has(name))
  const known = new Set([
    ...Object.keys(supported),
    ...Object.keys(refused),
    ...Object.keys(coded),
    'optional',
    'nullish',
    'exactOptional',
    'nonoptional',
  ])
  expect(constructs.map(([name]) => name).filter((name) => !known.has(spellings[name] ?? name))).toEqual([])
})

test('the reference names every construct of zod', () => {
  const page = readFileSync(new URL('../../../../../docs/reference/zod.md', import.meta.url), 'utf8')
  const names = Object.entries(z).filter(([name, value]) => typeof value === 'function' && /^[a-z]/.test(name) && !helpers.has(name))
  expect(names.map(([name]) => name).filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})

test('a fault inside is reported at its place', () => {
  const schema = z.object({ lines: z.array(z.object({ price: z.coerce.number(), note: z.array(z.string().optional()) })) })
  expect(read(schema).problems).toEqual([
    {
      message: "Attribute 'a.lines.[].price' of Order uses z.coerce.number(), which Keyloom cannot store or check.",
      fix: 'Convert the value before the call and use z.number().',
      path: 'lines.[].price',
    },
    {
      message:
        "Attribute 'a.lines.[].note.[]' of Order uses an optional value inside a list, map or union, which Keyloom cannot store or check.",
      fix: 'DynamoDB has no undefined: use nullable().',
      path: 'lines.[].note.[]',
    },
  ])
})

test('what was refused is not refused again by what it is in', () => {
  const schema = z.object({ a: z.set(z.symbol()), b: z.map(z.symbol(), z.string()), c: z.record(z.string(), z.void()) })
  expect(read(schema).problems.map(({ path }) => path)).toEqual(['a.[]', 'b.{key}', 'c.{}'])
})

test('a type that contains itself ends', () => {
  expect(read(recursive).problems).toEqual([
    {
      message: "Attribute 'a.inner' of Order uses a type that contains itself, which Keyloom cannot store or check.",
      fix: 'Use z.json() or z.unknown() where it begins again.',
      path: 'inner',
    },
  ])
})
