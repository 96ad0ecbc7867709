import {
  bigint,
  boolean,
  type Codec,
  date,
  discriminatedUnion,
  enumeration,
  type Issue,
  integer,
  isBase64,
  isBase64Url,
  isCidrv6,
  isIpv6,
  isJwt,
  list,
  literal,
  looseObject,
  map,
  nullable,
  number,
  numberSet,
  object,
  optional,
  record,
  strictObject,
  string,
  stringSet,
  tuple,
  union,
  url,
  withDefault,
} from '@keyloom/core/runtime'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

const circle = object({ kind: literal(['circle']), radius: number() })
const square = object({ kind: literal(['square']), side: number({ exclusiveMin: 0 }) })
const email = z.email()

/** A codec as the generator makes it, and the schema it is made of. */
const pairs: Record<string, readonly [Codec<unknown>, z.ZodType]> = {
  string: [string(), z.string()],
  'string of a length': [string({ min: 2, max: 4 }), z.string().min(2).max(4)],
  'string of one length': [string({ min: 2, max: 2 }), z.string().length(2)],
  'string with patterns': [
    string({ patterns: [/^a/g, /b$/], startsWith: 'a', endsWith: 'b', includes: ['c'] }),
    z.string().regex(/^a/g).regex(/b$/).startsWith('a').endsWith('b').includes('c'),
  ],
  email: [string({ format: 'email', pattern: email.def.pattern! }), email],
  number: [number({ min: -1, max: 10 }), z.number().min(-1).max(10)],
  'number between': [number({ exclusiveMin: 0, exclusiveMax: 1 }), z.number().gt(0).lt(1)],
  multiple: [number({ multipleOf: [0.1] }), z.number().multipleOf(0.1)],
  integer: [integer({ min: 0 }), z.int().min(0)],
  bigint: [bigint({ min: 0n, max: 9n, multipleOf: [3n] }), z.bigint().min(0n).max(9n).multipleOf(3n)],
  boolean: [boolean(), z.boolean()],
  enumeration: [enumeration(['a', 'b']), z.enum(['a', 'b'])],
  literal: [literal(['a', 1, true, null]), z.literal(['a', 1, true, null])],
  date: [date({ min: new Date(0), max: new Date(1e12) }), z.date().min(new Date(0)).max(new Date(1e12))],
  list: [list(string(), { min: 1, max: 2 }), z.array(z.string()).min(1).max(2)],
  tuple: [tuple([string(), optional(number())]), z.tuple([z.string(), z.number().optional()])],
  'tuple with rest': [tuple([string()], number()), z.tuple([z.string()], z.number())],
  'string set': [stringSet(string({ min: 1 }), { max: 2 }), z.set(z.string().min(1)).max(2)],
  'number set': [numberSet(), z.set(z.number())],
  map: [map(string({ min: 1 }), number()), z.map(z.string().min(1), z.number())],
  record: [record(string({ max: 3 }), number()), z.record(z.string().max(3), z.number())],
  'record of an enumeration': [record(enumeration(['a', 'b']), number()), z.record(z.enum(['a', 'b']), z.number())],
  object: [
    object({ a: string(), b: optional(number()), c: withDefault(string(), () => 'x') }),
    z.object({ a: z.string(), b: z.number().optional(), c: z.string().default('x') }),
  ],
  'strict object': [strictObject({ a: string() }), z.strictObject({ a: z.string() })],
  'loose object': [looseObject({ a: string() }), z.looseObject({ a: z.string() })],
  nullable: [nullable(string()), z.string().nullable()],
  union: [union([string({ min: 2 }), number(), list(boolean())]), z.union([z.string().min(2), z.number(), z.array(z.boolean())])],
  'discriminated union': [
    discriminatedUnion('kind', [
      ['circle', circle],
      ['square', square],
    ]),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('circle'), radius: z.number() }),
      z.object({ kind: z.literal('square'), side: z.number().gt(0) }),
    ]),
  ],
  nested: [
    object({ rows: list(object({ tags: list(string()), size: nullable(integer()) })) }),
    z.object({ rows: z.array(z.object({ tags: z.array(z.string()), size: z.int().nullable() })) }),
  ],
}

class Point {
  readonly x = 1
  get a(): string {
    return 'text'
  }
}

const values: readonly unknown[] = [
  ...[
    undefined,
    null,
    true,
    false,
    '',
    'a',
    'ab',
    'acb',
    'abc',
    'abcde',
    '👍',
    '👍👍',
    '👍👍👍👍',
    '👍👍👍👍👍',
    'ann@example.com',
    'ann@',
  ],
  ...[0, 1, -1, 0.1, 0.3, 0.35, 7, 10, 10.5, 2 ** 53, -(2 ** 53), Number.NaN, Number.POSITIVE_INFINITY, 0n, 3n, 4n, -3n, 12n],
  ...[new Date(5), new Date(-5), new Date(2e12), new Date(Number.NaN), Symbol('s'), () => 1, new Point(), new Uint8Array(2)],
  ...[[], ['a'], ['a', 'b', 'c'], ['a', 1], ['a', 1, 2], ['a', 'b'], [1], [true], ['a', 'x', 3]],
  ...[new Set(), new Set(['a']), new Set(['', 'b', 'c']), new Set([1, 2]), new Set([1, 'a'])],
  ...[new Map(), new Map([['a', 1]]), new Map([['', 1]]), new Map<unknown, unknown>([['a', 'b']]), new Map([[{}, 1]]), new Map([[1, 'a']])],
  ...[{}, { a: 'x' }, { a: 1 }, { a: 'x', b: 2 }, { a: 'x', b: 'y', c: 3 }, { a: 1, b: 2 }, { a: 1, b: 2, c: 3 }, { long: 1, verylong: 2 }],
  ...[{ kind: 'circle', radius: 1 }, { kind: 'square', side: 0 }, { kind: 'other' }, { kind: 'circle', side: 1 }],
  ...[{ rows: [] }, { rows: [{ tags: ['a'], size: null }] }, { rows: [{ tags: [1], size: 1.5 }, 'row'] }],
]

type Verdict = { readonly value: unknown } | { readonly paths: readonly string[] }

function verdict(codec: Codec<unknown>, value: unknown): Verdict {
  const issues: Issue[] = []
  const checked = codec.check(value, issues)
  return issues.length === 0 ? { value: checked } : { paths: paths(issues) }
}

function zodVerdict(schema: z.ZodType, value: unknown): Verdict {
  const result = schema.safeParse(value)
  return result.success ? { value: result.data } : { paths: paths(result.error.issues) }
}

// zod goes on to check the length of what is no array but has one, so the number of faults at one place may differ.
function paths(issues: readonly { readonly path: readonly PropertyKey[] }[]): string[] {
  return [...new Set(issues.map(({ path }) => path.map(String).join('.')))].sort()
}

describe('a codec accepts what its zod schema accepts, gives the same value, and finds the same faults in the same places', () => {
  test.each(Object.entries(pairs))('%s', (_, [codec, schema]) => {
    expect(values.map((value) => verdict(codec, value))).toEqual(values.map((value) => zodVerdict(schema, value)))
  })
})

describe('a format that no pattern says', () => {
  const header = btoa(JSON.stringify({ alg: 'HS256', typ: 'JWT' }))
  const texts = [
    ...[
      '',
      ' ',
      'a',
      'https://example.com/a?b=c#d',
      'HTTP://EXAMPLE.COM',
      'mailto:ann@example.com',
      'example.com',
      '//example.com',
      'http://',
      'a:b',
    ],
    ...['::1', '2001:db8::ff00:42:8329', '2001:db8::g', '1.2.3.4', '::ffff:1.2.3.4', ':::', '[::1]', '::1%eth0', '1::2::3', '::1]/['],
    ...['::/0', '2001:db8::/32', '::/129', '::/01', '::/', '/32', '::/1/2', '::/-1', '::1/ 8'],
    ...['YQ==', 'YWI=', 'YWJj', 'YQ', 'YQ=', 'Y===', 'YW Jj', 'a-_b', 'a+/b', '====', 'YQ==YQ==', 'a'],
    ...[
      `${header}.e30.sig`,
      `${header}.e30`,
      'a.b.c',
      `${btoa('{"typ":"JWT"}')}.e30.s`,
      `${btoa('{"alg":"none","typ":"x"}')}.e30.s`,
      `${btoa('[]')}.a.b`,
    ],
    ...[`${btoa('null')}.a.b`, `${btoa('{"alg":"HS256"}')}.e30.`, '..'],
  ]
  const tests = { ipv6: isIpv6, cidrv6: isCidrv6, base64: isBase64, base64url: isBase64Url, jwt: isJwt }
  const schemas = { url: z.url(), ipv6: z.ipv6(), cidrv6: z.cidrv6(), base64: z.base64(), base64url: z.base64url(), jwt: z.jwt() }
  test.each(Object.entries(schemas))('%s', (format, schema) => {
    const accepted = texts.filter((text) => schema.safeParse(text).success)
    expect(accepted.length).toBeGreaterThan(0)
    const codec = format === 'url' ? url() : string({ format, test: tests[format as keyof typeof tests] })
    expect(texts.filter((text) => 'value' in verdict(codec, text))).toEqual(accepted)
  })
})
