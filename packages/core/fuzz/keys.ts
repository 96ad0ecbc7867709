/**
 * The laws of the key codec on random tuples: no two tuples share a key, keys sort as tuples do, a key parses back, the beginning of a key
 * matches no sibling, and a range selects what a naive filter would. `run` throws on the first tuple that breaks one.
 */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { encodeKey, encodeValue, isDescending, type KeyRange, parseKey, type SortCondition, textBounds } from '../src/keys/index.js'
import type { AttributeModel, AttributeType, KeyEncoding, KeyToken } from '../src/model/index.js'

export interface FuzzResult {
  readonly tuples: number
  readonly pairs: number
  readonly ranges: number
}

export function run(tuples: number, seed?: number): FuzzResult {
  const counts = { tuples: 0, pairs: 0, ranges: 0 }
  const parameters = (numRuns: number) => ({ numRuns: Math.ceil(numRuns), ...(seed !== undefined && { seed }) })
  fc.assert(
    fc.property(pairs, ({ fields, lead, tail, a, b }) => {
      checkPair(fields, lead, tail, a, b)
      counts.tuples += 2
      counts.pairs++
    }),
    parameters(tuples / 4),
  )
  fc.assert(
    fc.property(rangeCases, (rangeCase) => {
      checkRange(rangeCase)
      counts.tuples += rangeCase.stored.length
      counts.ranges++
    }),
    parameters(tuples / 12),
  )
  return counts
}

// ---- what a tuple is made of

interface Field {
  readonly type: AttributeType['kind']
  readonly encoding: (delimiter: string | undefined) => KeyEncoding
  readonly values: fc.Arbitrary<unknown>
}

const awkward = fc.constantFrom(
  '#',
  '$',
  '%',
  '"',
  '!',
  ' ',
  '\0',
  'a',
  'b',
  'A',
  '~',
  '0',
  '2',
  '4',
  'é',
  'e\u0301',
  '\ud7ff',
  '\ue000',
  '\uffff',
  '😀',
  '\u{10ffff}',
)
const texts = fc.oneof(
  fc.string({ unit: awkward, maxLength: 5 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('', 'ORDER', 'ORDER#1', 'ORDER#10'),
)
const dates = fc.oneof(
  fc.date({ noInvalidDate: true }),
  fc.date({ noInvalidDate: true, min: new Date('2025-12-31T23:59:59.990Z'), max: new Date('2026-01-01T00:00:00.010Z') }),
  fc.constantFrom(
    new Date(8.64e15),
    new Date(-8.64e15),
    new Date('+010000-01-01T00:00:00.000Z'),
    new Date('-000001-12-31T23:59:59.999Z'),
    new Date('0000-01-01T00:00:00.000Z'),
  ),
)
const isoTexts = fc
  .date({ noInvalidDate: true, min: new Date('0000-01-01T00:00:00.000Z'), max: new Date('9999-12-31T23:59:59.999Z') })
  .map((date) => date.toISOString())
const doubles = fc
  .oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer({ min: -2000, max: 2000 }).map((n) => n / 100),
    fc.integer({ min: -20, max: 20 }),
    fc.constantFrom(
      0,
      5e-324,
      -5e-324,
      1.7976931348623157e308,
      -1e308,
      1e21,
      -1e21,
      1e-7,
      0.1,
      0.30000000000000004,
      9999999999999998,
      1e16,
      -1e16,
      123456789012345680000,
    ),
  )
  .map((value) => value + 0)

const field = (type: AttributeType['kind'], values: fc.Arbitrary<unknown>, encoding: Field['encoding']): Field => ({
  type,
  values,
  encoding,
})
const text = field('string', texts, (delimiter) => ({ kind: 'text', ...(delimiter !== undefined && { escape: delimiter }) }))
const both = (make: (descending: boolean) => Field): Field[] => [make(false), make(true)]
const fields: readonly Field[] = [
  text,
  ...both((descending) => field('number', fc.oneof(fc.nat(), fc.nat(12)), () => ({ kind: 'padded', width: 10, descending }))),
  ...both((descending) => field('bigint', fc.bigInt({ min: 0n, max: 10n ** 20n - 1n }), () => ({ kind: 'padded', width: 20, descending }))),
  ...both((descending) =>
    field('number', fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -12, max: 12 })), () => ({ kind: 'signed', width: 16, descending })),
  ),
  ...both((descending) =>
    field('bigint', fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }), () => ({ kind: 'signed', width: 38, descending })),
  ),
  field('number', doubles, () => ({ kind: 'decimal', width: 16 })),
  field('number', doubles, () => ({ kind: 'decimal', width: 2 })),
  field('number', doubles, () => ({ kind: 'decimal', width: 16, descending: true })),
  field('number', doubles, () => ({ kind: 'decimal', width: 2, descending: true })),
  // Ranks in the order of the values, as all other forms.
  field('enum', fc.constantFrom('a', 'b', 'c'), () => ({ kind: 'rank', ranks: { a: '02', b: '10', c: '11' } })),
  ...both((descending) => field('date', dates, () => ({ kind: 'date', descending }))),
  field('string', isoTexts, () => ({ kind: 'descendingText' })),
  field('boolean', fc.boolean(), () => ({ kind: 'boolean' })),
]

// Text is where collisions come from: half of the fields.
const shapes = fc.array(fc.oneof(fc.constant(text), fc.constantFrom(...fields)), { minLength: 1, maxLength: 4 })

type Tuple = readonly unknown[]

const tupleOf = (shape: readonly Field[]): fc.Arbitrary<Tuple> => fc.tuple(...shape.map((one) => one.values))

/** A tuple near another: each value is the same, grown, or its own. */
const near = (shape: readonly Field[], to: Tuple): fc.Arbitrary<Tuple> =>
  fc.tuple(
    ...shape.map((one, i) => {
      const value = to[i]
      const grown = typeof value === 'string' && one === text ? awkward.map((character) => value + character) : fc.constant(value)
      return fc.oneof(fc.constant(value), grown, one.values)
    }),
  )

const leads = fc.constantFrom('', 'A#', 'A', 'ORDER#')
const tails = fc.constantFrom('', '', '#', '#END')

const pairs = fc
  .tuple(shapes, leads, tails)
  .chain(([shape, lead, tail]) => tupleOf(shape).chain((a) => near(shape, a).map((b) => ({ fields: shape, lead, tail, a, b }))))

// ---- keys of tuples

function tokensOf(shape: readonly Field[], lead: string, tail: string): KeyToken[] {
  const tokens: KeyToken[] = lead === '' ? [] : [{ kind: 'literal', text: lead }]
  for (const [i, one] of shape.entries()) {
    const after = i < shape.length - 1 ? (i % 2 === 0 ? '#' : '#x#') : tail
    tokens.push({ kind: 'value', attribute: `v${i}`, encoding: one.encoding(after === '' ? undefined : '#') })
    if (after !== '') tokens.push({ kind: 'literal', text: after })
  }
  return tokens
}

function valuesOf(tuple: Tuple): Record<string, unknown> {
  return Object.fromEntries(tuple.map((value, i) => [`v${i}`, value]))
}

const bytes = (value: string): Buffer => Buffer.from(value, 'utf8')

function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(bytes(a), bytes(b))
  const x = a as number
  const y = b as number
  return x < y ? -1 : x > y ? 1 : 0
}

const compareField = (one: Field, a: unknown, b: unknown): number =>
  isDescending(one.encoding('#')) ? compareValues(b, a) : compareValues(a, b)

function compareTuples(shape: readonly Field[], a: Tuple, b: Tuple): number {
  for (const [i, one] of shape.entries()) {
    const order = compareField(one, a[i], b[i])
    if (order !== 0) return order
  }
  return 0
}

function checkPair(shape: readonly Field[], lead: string, tail: string, a: Tuple, b: Tuple): void {
  const tokens = tokensOf(shape, lead, tail)
  const [keyA, keyB] = [encodeKey(tokens, valuesOf(a)), encodeKey(tokens, valuesOf(b))]
  assert.equal(Math.sign(Buffer.compare(bytes(keyA), bytes(keyB))), Math.sign(compareTuples(shape, a, b)), `order of ${keyA} and ${keyB}`)

  const attributes = shape.map(
    (one, i): AttributeModel => ({ name: `v${i}`, stored: `v${i}`, type: { kind: one.type } as AttributeType, optional: false }),
  )
  assert.deepEqual(parseKey(tokens, keyA, attributes), valuesOf(a), `what ${keyA} parses to`)

  for (let known = 1; known < shape.length; known++) {
    const end = tokens.findIndex((token) => token.kind === 'value' && token.attribute === `v${known}`)
    const prefix = encodeKey(tokens.slice(0, end), valuesOf(a))
    const isSibling = compareTuples(shape.slice(0, known), a, b) === 0
    assert.equal(keyB.startsWith(prefix), isSibling, `whether ${keyB} begins with ${prefix}`)
  }
}

// ---- ranges

const rangeKinds = ['eq', 'lt', 'lte', 'gt', 'gte', 'between', 'gt lt', 'gt lte', 'gte lt', 'gte lte', 'beginsWith', 'none'] as const

interface RangeCase {
  readonly fields: readonly Field[]
  readonly lead: string
  readonly tail: string
  readonly at: number
  readonly kind: (typeof rangeKinds)[number]
  readonly x: unknown
  readonly y: unknown
  readonly stored: readonly Tuple[]
}

const rangeCases: fc.Arbitrary<RangeCase> = fc
  .tuple(shapes, leads, tails, fc.nat(3), fc.constantFrom(...rangeKinds))
  .chain(([shape, lead, tail, position, kind]) =>
    tupleOf(shape).chain((first) => {
      const at = position % shape.length
      const others = fc.array(near(shape, first), { minLength: 5, maxLength: 5 })
      return others.chain((rest) => {
        const stored = [first, ...rest]
        const known = fc.constantFrom(...stored.map((tuple) => tuple[at]))
        const limits = fc.oneof(known, shape[at]?.values ?? fc.constant(undefined))
        return fc.tuple(limits, limits).map(([x, y]) => ({ fields: shape, lead, tail, at, kind, x, y, stored }))
      })
    }),
  )

function checkRange({ fields: shape, lead, tail, at, kind, x, y, stored }: RangeCase): void {
  const one = shape[at]
  if (one === undefined || (kind === 'beginsWith' && one !== text)) return
  const tokens = tokensOf(shape, lead, tail)
  const start = tokens.findIndex((token) => token.kind === 'value' && token.attribute === `v${at}`)
  const followed = start < tokens.length - 1
  const encoding = one.encoding(followed ? '#' : undefined)
  const first = stored[0] ?? []
  const prefix = encodeKey(tokens.slice(0, start), valuesOf(first))

  const [p, q] = [encodeValue(encoding, x), encodeValue(encoding, y)]
  const range: KeyRange<string> =
    kind === 'none'
      ? {}
      : kind === 'between'
        ? { between: [p, q] }
        : Object.fromEntries(kind.split(' ').map((name, i) => [name, i === 0 ? p : q]))
  const condition = textBounds(prefix, range, { followed, delimiter: '#', descending: isDescending(encoding) })

  for (const tuple of stored) {
    const key = encodeKey(tokens, valuesOf(tuple))
    const isInside = compareTuples(shape.slice(0, at), tuple, first) === 0 && isInRange(kind, tuple[at], x, y)
    // An empty key is refused before it is stored.
    if (key !== '') assert.equal(selects(condition, key), isInside, `whether ${JSON.stringify(condition)} selects ${key}`)
  }
  if (prefix !== '') {
    for (const foreign of [`${lead.slice(0, -1)}$`, `${lead}`.slice(0, -1), `${lead.slice(0, -1)}"x`, `${lead.slice(0, -1)}\u{10ffff}`]) {
      if (foreign !== '' && !foreign.startsWith(prefix))
        assert.equal(selects(condition, foreign), false, `whether ${JSON.stringify(condition)} selects ${foreign}`)
    }
  }
}

function isInRange(kind: RangeCase['kind'], value: unknown, x: unknown, y: unknown): boolean {
  const [toX, toY] = [compareValues(value, x), compareValues(value, y)]
  switch (kind) {
    case 'none':
      return true
    case 'eq':
      return toX === 0
    case 'lt':
      return toX < 0
    case 'lte':
      return toX <= 0
    case 'gt':
      return toX > 0
    case 'gte':
      return toX >= 0
    case 'between':
    case 'gte lte':
      return toX >= 0 && toY <= 0
    case 'gt lt':
      return toX > 0 && toY < 0
    case 'gt lte':
      return toX > 0 && toY <= 0
    case 'gte lt':
      return toX >= 0 && toY < 0
    case 'beginsWith':
      return String(value).startsWith(String(x))
  }
}

/** Whether DynamoDB, and the drop after it, would return an item with this sort key. */
export function selects(condition: SortCondition<string>, key: string): boolean {
  const against = (bound: string): number => Buffer.compare(bytes(key), bytes(bound))
  switch (condition.condition) {
    case 'all':
      return true
    case 'none':
      return false
    case 'equal':
      return key === condition.low
    case 'prefix':
      return key.startsWith(condition.low)
    case 'from':
      return against(condition.low) >= 0
    case 'above':
      return against(condition.low) > 0
    case 'to':
      return against(condition.high) <= 0
    case 'below':
      return against(condition.high) < 0
    case 'between': {
      assert.ok(Buffer.compare(bytes(condition.low), bytes(condition.high)) <= 0, 'BETWEEN with its bounds the wrong way round')
      if ((condition.dropLow && key === condition.low) || (condition.dropHigh && key === condition.high)) return false
      return against(condition.low) >= 0 && against(condition.high) <= 0
    }
  }
}
