import assert from 'node:assert/strict'
import { KeyloomError } from '@keyloom/core'
import { type AttributeValue, type EntityCodec, entityCodec } from '@keyloom/core/runtime'
import fc from 'fast-check'
import { afterEach, describe, test } from 'vitest'
import { everythingCodec } from '../golden/values/generated/codecs.js'
import type { Everything } from '../golden/values/generated/entities.js'

/** The same entity by its table alone. */
const walked: EntityCodec<Everything> = entityCodec<Everything>('Everything', everythingCodec.attributes)

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
const anything = fc.oneof(text, fc.boolean(), fc.constant(null), fc.array(text), fc.dictionary(text, fc.integer()))
const color = fc.constantFrom('red', 'green', 'blue')
const colored = fc.constantFrom('red', 'green')

/** Values of every type of attribute. */
const members: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  id: fc.uuid({ version: 4 }),
  email: fc.constant('ada@example.com'),
  site: fc.webUrl(),
  slug: fc.constant('a-b-z'),
  day: fc.constant('2026-02-28'),
  count: fc.integer({ min: 0, max: 2_000_000 }),
  ratio: fc.constantFrom(0.25, 0.5),
  big: fc.bigInt({ min: 0n, max: 10n ** 30n }).map((value) => value * 5n),
  flag: fc.boolean(),
  nothing: fc.constant(null),
  color,
  answer: fc.constantFrom(42, 'yes', true, null),
  when: fc.date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
  bytes: fc.uint8Array({ maxLength: 8 }),
  names: fc.array(text, { minLength: 1, maxLength: 4 }),
  matrix: fc.array(fc.array(fc.integer(), { maxLength: 3 }), { maxLength: 3 }),
  pair: fc.tuple(text, fc.integer()),
  open: fc.tuple(text, fc.oneof(text, fc.integer())),
  words: fc.array(text).map((list) => new Set(list)),
  sizes: fc.array(fc.integer(), { maxLength: 3 }).map((list) => new Set(list)),
  bigs: fc.array(fc.bigInt({ min: 0n, max: 10n ** 30n })).map((list) => new Set(list)),
  colors: fc.array(color).map((list) => new Set(list)),
  wordsOrNull: fc.constantFrom(null, new Set(), new Set(['a'])),
  wordsOrText: fc.constantFrom(undefined, 'a', new Set(), new Set(['a'])),
  byName: fc.constant(new Map([['ada', new Date(0)]])),
  counts: fc.dictionary(fc.constantFrom('a', '__proto__', 'toString'), fc.integer()),
  perColor: fc.record({ red: fc.integer(), green: fc.integer() }),
  someColors: fc.dictionary(colored, fc.integer()),
  home: address(),
  work: fc.option(address(), { nil: undefined }),
  strict: fc.record({ a: fc.option(fc.integer()) }),
  loose: fc.record({ a: fc.option(text, { nil: undefined }), other: anything }),
  payment: fc.oneof(
    fc.record({ method: fc.constant('card'), last4: fc.constant('1234') }),
    fc.record({ method: fc.constantFrom('transfer', 'check'), iban: fc.constant('DE02120300000000202051') }),
  ),
  either: fc.oneof(text, fc.integer()),
  maybe: fc.constantFrom('a', 'b', null),
  anything,
  list: fc.option(fc.array(text), { nil: undefined }),
  options: fc.option(fc.record({ deep: fc.integer() }), { nil: undefined }),
  optional: fc.option(text, { nil: undefined }),
}

function address(): fc.Arbitrary<unknown> {
  return fc.record({
    street: text,
    city: text,
    country: fc.option(fc.constant('NO'), { nil: undefined }),
    lines: fc.option(fc.array(fc.record({ text, bold: fc.option(fc.boolean(), { nil: undefined }) }), { maxLength: 5 }), {
      nil: undefined,
    }),
  })
}

const entity = fc.record(members)
const names = Object.keys(members)
const hostile = fc.constantFrom<unknown>(undefined, null, -0, Number.NaN, '', '\ud800', [], {}, new Set(), new Map(), { deep: 'x' }, [
  { text: 1 },
])

/** `toStrictEqual` asks `constructor` of a value, which an attribute may be called. */
const same: (left: unknown, right: unknown) => void = assert.deepStrictEqual

/** What an act gives, or why it does not. */
function outcome(act: () => unknown): unknown {
  try {
    return act()
  } catch (error) {
    return error instanceof KeyloomError ? [error.message, error.payload] : error
  }
}

afterEach(() => {
  Reflect.deleteProperty(Object.prototype, 'optional')
})

describe('unrolled code', () => {
  test('checks, writes and reads what the walk over its table does', () => {
    fc.assert(
      fc.property(entity, (input) => {
        const checked = everythingCodec.parse(input)
        const item = everythingCodec.write(checked)
        same([checked, item, everythingCodec.read(item)], [walked.parse(input), walked.write(checked), walked.read(item)])
        same(Object.keys(checked), Object.keys(walked.parse(input)))
      }),
      { numRuns: 60, seed: -779903951 },
    )
  })

  test('has the faults of the walk, with their paths', () => {
    fc.assert(
      fc.property(entity, fc.constantFrom(...names), hostile, (input, name, value) => {
        const broken = { ...input, [name]: value }
        same(
          outcome(() => everythingCodec.parse(broken)),
          outcome(() => walked.parse(broken)),
        )
        const item = everythingCodec.write(everythingCodec.parse(input))
        for (const stored of [undefined, { S: 'x' }, { N: '1' }, { M: {} }, { L: [{ NULL: true }] }] as (AttributeValue | undefined)[]) {
          const odd = { ...item, [name]: stored } as Record<string, AttributeValue>
          if (stored === undefined) delete odd[name]
          same(
            outcome(() => everythingCodec.read(odd)),
            outcome(() => walked.read(odd)),
          )
        }
      }),
      { numRuns: 100, seed: 1 },
    )
  })

  test('takes nothing that was put on the prototype of all objects', () => {
    fc.assert(
      fc.property(entity, (input) => {
        const { optional: _, ...without } = input as { readonly optional?: unknown }
        const item = walked.write(walked.parse(without))
        const read = walked.read(item)
        Reflect.set(Object.prototype, 'optional', 'polluted')
        const found = [everythingCodec.write(everythingCodec.parse(without)), everythingCodec.read(item)]
        Reflect.deleteProperty(Object.prototype, 'optional')
        same(found, [item, read])
      }),
      { numRuns: 60, seed: 7 },
    )
  })
})
