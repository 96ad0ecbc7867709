/**
 * The law of the planner on random schemas: the request of every plan, run against random items of all entities of the table, returns what
 * a naive filter over all items would, and in the order that was asked for. `run` throws on the first plan that does not.
 */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { z } from 'zod'
import { dateSlice, type KeyRange } from '../src/keys/index.js'
import type { EntityModel, Model, PatternModel } from '../src/model/index.js'
import { planCollection, planPattern, type QueryPlan } from '../src/plan/index.js'
import { buildModel, defineCollection, defineEntity, defineSchema, defineTable, type Table } from '../src/schema/index.js'
import { answer, compare, holds, keyOf, type Stored, valueIn } from './plan-answer.js'
import { type Item, item } from './plan-item.js'

export interface PlanFuzzResult {
  readonly schemas: number
  readonly patterns: number
  readonly plans: number
  readonly items: number
  readonly answered: number
  /** Answers of plans that fan out, with something in them. */
  readonly fannedOut: number
  /** The same of plans that walk, of indexes of several attributes, and of local indexes. */
  readonly walked: number
  readonly multiAttribute: number
  readonly local: number
}

export function run(schemas: number, seed?: number): PlanFuzzResult {
  const counts = { schemas: 0, patterns: 0, plans: 0, items: 0, answered: 0, fannedOut: 0, walked: 0, multiAttribute: 0, local: 0 }
  fc.assert(
    fc.property(cases, (one) => checkSchema(one, counts)),
    { numRuns: schemas, ...(seed !== undefined && { seed }) },
  )
  return counts
}

// ---- schemas

const attributes = {
  a: z.string(),
  b: z.string(),
  n: z.int().min(-50).max(50),
  s: z.enum(['x', 'y', 'X']),
  d: z.date(),
  o: z.string().optional(),
}

const partitions = [
  'P#{a}',
  'P#{a}#{b}',
  '{a}',
  'P',
  'P#{s}',
  'P#{s}#{a}',
  'Q#{a}',
  'P#{d:day}',
  'L#{a:lower}',
  'P#{s:lower}',
  'H#{a}#{b:shard(3)}',
  'H#{n:shard(2)}',
  'W#{a}#{d:day}',
  'W#{d:day}',
] as const
const sorts = [
  'A',
  'A#{b}',
  'A#{b}#{n}',
  '{b}',
  'B#{n}',
  'B#{n:desc}#{b}',
  'AB#{b}',
  '{n:desc}#{b}',
  '{d}',
  '{d}#{b}',
  'A#{d}#{a}',
  'A#{d:desc}',
  'A{n}',
  '{a:lower}',
  'A#{d:day}#{b}',
  'C#{s}#{n}',
] as const
/** Keys made of the attributes themselves; `n` is a number there. */
const naturals = [
  { partition: ['s', 'b'], sort: ['d', 'n'] },
  { partition: ['s', 'n'], sort: ['b'] },
  { partition: ['a'], sort: ['s', 'n', 'd'] },
] as const
const conditions = [undefined, { s: 'x' }, { s: ['x', 'y'] }, { o: 'present' }, { o: 'absent' }] as const
const inputs = ['a', 'b', 'n', 's', 'o', 'd', 'd:day', 'a:lower'] as const
const valueNames = ['b', 'n', 'd', 'a'] as const

const membership = fc.option(
  fc.record({
    partition: fc.constantFrom(...partitions, 'O#{o}'),
    sort: fc.constantFrom(...sorts),
    when: fc.constantFrom(...conditions),
    /** Of a condition: the key of the items that do not fulfil it. */
    else: fc.option(fc.record({ partition: fc.constantFrom(...partitions), sort: fc.constantFrom(...sorts) }), { nil: undefined }),
  }),
  { nil: undefined, freq: 2 },
)

/** A pattern at random, or one made from a key of its entity, which is more often served. */
const pattern = fc.record({
  from: fc.constantFrom('table', 'gsi1', 'gsi2', 'natural', 'local', 'random'),
  /** How many values of the sort key are known. */
  known: fc.constantFrom(0, 0, 1, 2),
  asksRange: fc.boolean(),
  /** Asks for the values whose lossy forms are in the key. */
  asksExactly: fc.constantFrom(false, false, true),
  isolates: fc.constantFrom(false, false, false, true),
  /** Asks for several values of `s`, where that is known, by as many queries. */
  fans: fc.constantFrom(false, true),
  /** Asks for one day after the other, where a day is known. */
  walks: fc.constantFrom(false, true),
  by: fc.uniqueArray(fc.constantFrom(...inputs), { maxLength: 3, selector: (input) => input.split(':')[0] }),
  where: fc.constantFrom(...conditions, undefined, undefined),
  range: fc.option(fc.constantFrom(...valueNames), { nil: undefined, freq: 2 }),
  order: fc.option(fc.record({ attribute: fc.constantFrom(...valueNames), direction: fc.constantFrom('asc', 'desc') }), {
    nil: undefined,
    freq: 2,
  }),
})

const entity = fc.record({
  partition: fc.constantFrom(...partitions),
  sort: fc.constantFrom(...sorts),
  gsi1: membership,
  gsi2: membership,
  /** The sort template of the local index, where the table has one that is made of text. */
  local: fc.option(fc.constantFrom(...sorts), { nil: undefined }),
  patterns: fc.array(pattern, { minLength: 1, maxLength: 6 }),
})

const cases = fc.record({
  entities: fc.array(entity, { minLength: 1, maxLength: 3 }),
  isOnePartition: fc.boolean(),
  natural: fc.option(fc.constantFrom(...naturals), { nil: undefined, freq: 2 }),
  /** A local index of text, or of the number `n` itself. */
  local: fc.constantFrom(undefined, 'text', 'number'),
  collectionBy: fc.constantFrom('a', 'a', 'b', 's'),
  collectionOrder: fc.constantFrom(undefined, 'b', 'n'),
  collectionIsolates: fc.constantFrom(false, false, true),
  items: fc.array(item, { minLength: 10, maxLength: 24 }),
  asked: fc.option(item, { freq: 1 }),
  rangeKind: fc.constantFrom('none', 'eq', 'lt', 'lte', 'gt', 'gte', 'between', 'gt lt', 'beginsWith'),
  limits: fc.tuple(item, item),
})

type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never

/** The key attributes of the index that is made of attributes: `n` is a number. */
function slots(names: readonly string[]) {
  return names.map((name) => (name === 'n' ? { name, type: 'number' } : name))
}

function modelOfCase(random: Case): Model | undefined {
  const { entities, isOnePartition, natural, local, collectionBy, collectionOrder, collectionIsolates } = random
  // The types of the schema language want literals; a random schema has none.
  const table = (defineTable as unknown as (name: string, options: unknown) => Table)('t', {
    key: { partition: 'pk', sort: 'sk' },
    indexes: {
      gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
      gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk' },
      ...(natural && { natural: { kind: 'global', partition: slots(natural.partition), sort: slots(natural.sort) } }),
      ...(local && { local: { kind: 'local', sort: local === 'text' ? 'localSk' : { name: 'n', type: 'number' } } }),
    },
  })
  const define = defineEntity as unknown as (table: unknown, name: string, options: unknown) => ReturnType<typeof defineEntity>
  const defined = entities.map((one, i) => {
    const indexes = (['gsi1', 'gsi2'] as const).flatMap((name) => {
      const index = one[name]
      if (index === undefined) return []
      const needsSparse = index.partition === 'O#{o}' && !(index.when !== undefined && 'o' in index.when)
      const first = {
        partition: index.partition,
        sort: index.sort,
        ...(index.when && { when: index.when }),
        ...(needsSparse && { sparse: true }),
      }
      return [[name, index.when && index.else ? [first, { ...index.else, when: opposite(index.when) }] : first]]
    })
    return define(table, `E${i}`, {
      attributes,
      key: { partition: isOnePartition ? entities[0]?.partition : one.partition, sort: one.sort },
      indexes: {
        ...Object.fromEntries(indexes),
        ...(natural && { natural: true }),
        ...(local === 'number' && { local: true }),
        ...(local === 'text' && one.local && { local: { sort: one.local } }),
      },
      patterns: Object.fromEntries(one.patterns.map((asked, number) => [`p${number}`, patternOptions(keysOf(one, random), asked)])),
    })
  })
  const collect = defineCollection as unknown as (table: unknown, name: string, options: unknown) => ReturnType<typeof defineCollection>
  const [first, second] = defined
  const order = collectionOrder === undefined || collectionOrder === collectionBy ? undefined : { [collectionOrder]: 'desc' }
  const collections =
    first === undefined || second === undefined
      ? []
      : [
          collect(table, 'both', {
            by: [collectionBy],
            returns: { first: [first], second: [second] },
            ...(order && { order }),
            ...(collectionIsolates && { isolate: 'filter' }),
          }),
        ]
  const built = buildModel(defineSchema({ name: 'random', tables: [table], entities: defined, collections }) as never)
  return 'model' in built && built.model !== undefined ? built.model : undefined
}

function opposite(when: object): object {
  if ('o' in when) return { o: when.o === 'present' ? 'absent' : 'present' }
  return { s: ['x', 'y', 'X'].filter((value) => !('s' in when && [when.s].flat().includes(value))) }
}

type EntityCase = Case['entities'][number]
/** The templates of each key of an entity, by the name that a pattern is made of it. */
type KeysOfCase = Readonly<Record<Exclude<PatternCase['from'], 'random'>, KeyCase | undefined>>
interface KeyCase {
  readonly partition: string
  readonly sort: string
  readonly when?: PatternCase['where']
}

function keysOf(one: EntityCase, { entities, isOnePartition, natural, local }: Case): KeysOfCase {
  const partition = isOnePartition ? (entities[0]?.partition ?? one.partition) : one.partition
  const bare = (names: readonly string[]) => names.map((name) => `{${name}}`).join('')
  const localSort = local === 'number' ? '{n}' : local === 'text' ? one.local : undefined
  return {
    table: { partition, sort: one.sort },
    gsi1: one.gsi1,
    gsi2: one.gsi2,
    natural: natural && { partition: bare(natural.partition), sort: bare(natural.sort) },
    local: localSort === undefined ? undefined : { partition, sort: localSort },
  }
}
type PatternCase = EntityCase['patterns'][number]

function patternOptions(of: KeysOfCase, asked: PatternCase) {
  const { by: asks, where, range, order } = fromKey(of, asked)
  const spread = asks.find((input) => input.includes(':shard('))?.split(':')[0]
  const isFanned = asked.fans && spread === undefined && asks.includes('s') && !(where !== undefined && 's' in where)
  const isWalked = asked.walks && spread === undefined && !isFanned && asks.includes('d:day')
  const by = asks.filter((input) => !input.includes(':shard(') && !(isFanned && input === 's') && !(isWalked && input === 'd:day'))
  const fanOut = spread !== undefined && !by.includes(spread) ? `${spread}:shard` : isFanned ? { s: ['x', 'X'] } : undefined
  const known = by.map((input) => input.split(':')[0])
  // Several values of `where` need the attribute in `by`.
  const constants = where !== undefined && 's' in where && Array.isArray(where.s) && !known.includes('s') ? undefined : where
  return {
    by,
    ...(constants && { where: constants }),
    ...(asked.isolates && { isolate: 'filter' }),
    ...(fanOut && { fanOut }),
    ...(isWalked && { walk: { d: 'day', maxBuckets: 3 }, order: { d: order?.direction ?? 'asc' } }),
    ...(range && !by.includes(range) && !(isFanned && range === 's') && !(isWalked && range !== 'd') && { range }),
    ...(order &&
      !isWalked &&
      !by.includes(order.attribute) &&
      !(isFanned && order.attribute === 's') && { order: { [order.attribute]: order.direction } }),
  }
}

function fromKey(
  of: KeysOfCase,
  asked: PatternCase,
): Pick<PatternCase, 'where'> & { by: string[]; range?: string | undefined; order?: { attribute: string; direction: string } | undefined } {
  const key = asked.from === 'random' ? undefined : of[asked.from]
  if (key === undefined) return asked
  const sort = placeholders(key.sort).map((input) => input.replace(/:desc$/, ''))
  const by = [
    ...new Set(
      [...placeholders(key.partition), ...sort.slice(0, asked.known)].map((input) =>
        asked.asksExactly ? (input.split(':')[0] ?? '') : input,
      ),
    ),
  ]
  const next = sort
    .slice(asked.known)
    .map((input) => input.split(':')[0])
    .find((name) => name !== undefined && !by.includes(name))
  return {
    by: by.filter((input) => !(input.includes(':') && by.includes(input.split(':')[0] ?? ''))),
    where: key.when ?? (key.partition === 'O#{o}' ? { o: 'present' } : asked.where),
    ...(asked.asksRange && { range: next }),
    ...(next !== undefined && asked.order && { order: { attribute: next, direction: asked.order.direction } }),
  }
}

function placeholders(template: string): string[] {
  return [...template.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '')
}

// ---- the naive answer

function isKnown(attribute: string, format: string | undefined, item: Item, asked: Item): boolean {
  const [value, known] = [valueIn(item, attribute), valueIn(asked, attribute)]
  if (format === 'day') return dateSlice(value as Date, 'day') === dateSlice(known as Date, 'day')
  if (format === 'lower') return String(value).toLowerCase() === String(known).toLowerCase()
  return value instanceof Date ? value.getTime() === (known as Date).getTime() : value === known
}

function isInRange(kind: string, value: unknown, x: unknown, y: unknown): boolean {
  const [toX, toY] = [compare(value, x), compare(value, y)]
  const laws: Record<string, boolean> = {
    none: true,
    eq: toX === 0,
    lt: toX < 0,
    lte: toX <= 0,
    gt: toX > 0,
    gte: toX >= 0,
    between: toX >= 0 && toY <= 0,
    'gt lt': toX > 0 && toY < 0,
    beginsWith: String(value).startsWith(String(x)),
  }
  return laws[kind] ?? false
}

// ---- the comparison

function checkSchema(random: Case, counts: { -readonly [K in keyof PlanFuzzResult]: number }): void {
  // As a rule the call asks for what an item has.
  const one = { ...random, asked: random.asked ?? random.items[0] }
  const { asked } = one
  const model = modelOfCase(random)
  if (model === undefined || asked === undefined) return
  counts.schemas++
  const stored = one.items.flatMap((item): Stored[] => {
    const of = model.entities[item.entity % model.entities.length]
    if (of === undefined) return []
    const keys = [undefined, 'gsi1', 'gsi2', 'natural', 'local'].map((index) => keyOf({ entity: of, item }, index))
    // DynamoDB takes no empty key.
    return keys.some((key) => key !== undefined && [...key.partition, ...key.sort].includes('')) ? [] : [{ entity: of, item }]
  })
  counts.items += stored.length
  for (const of of model.entities) for (const pattern of of.patterns) checkPattern({ ...one, asked }, model, of, pattern, stored, counts)
  for (const collection of model.collections) {
    const plan = planCollection(model, collection)
    counts.patterns++
    if (!('kind' in plan) || plan.kind !== 'query') continue
    counts.plans++
    const members = collection.returns.map((member) => member.entity)
    const expected: Stored[] = stored.filter(
      (each) => members.includes(each.entity.name) && collection.by.every((by) => isKnown(by.attribute, by.format, each.item, asked)),
    )
    const actual: Stored[] = answer(plan, stored, asked, {}).filter(
      ({ entity: its }) => plan.isolatedFrom === undefined || members.includes(its.name),
    )
    assert.deepEqual(new Set(actual), new Set(expected), planText(plan))
    const { order } = collection
    if (order !== undefined)
      for (const member of members)
        checkOrder(
          actual.filter((each) => each.entity.name === member),
          order,
        )
    counts.answered += actual.length
  }
}

function checkPattern(
  { asked, rangeKind, limits }: Pick<Case, 'rangeKind' | 'limits'> & { readonly asked: Item },
  model: Model,
  of: EntityModel,
  pattern: PatternModel,
  stored: readonly Stored[],
  counts: { -readonly [K in keyof PlanFuzzResult]: number },
): void {
  counts.patterns++
  const plan = planPattern(model, of, pattern)
  if (!('kind' in plan) || plan.kind !== 'query') return
  counts.plans++
  // A pattern whose `by` is narrowed by `where` takes only such values, and a known attribute is there.
  if (pattern.by.some(({ attribute }) => valueIn(asked, attribute) === undefined)) return
  if (pattern.where.some((condition) => pattern.by.some((by) => by.attribute === condition.attribute) && !holds(condition, asked))) return

  const kind = pattern.range === undefined || (rangeKind === 'beginsWith' && !['a', 'b'].includes(pattern.range)) ? 'none' : rangeKind
  const [x, y] = limits.map((limit) => valueIn(limit, pattern.range ?? ''))
  const range: KeyRange<unknown> =
    kind === 'none'
      ? {}
      : kind === 'between'
        ? { between: [x, y] }
        : Object.fromEntries(kind.split(' ').map((name, i) => [name, i === 0 ? x : y]))
  const expected: Stored[] = stored.filter(
    ({ entity: its, item }) =>
      its === of &&
      pattern.by.every((by) => isKnown(by.attribute, by.format, item, asked)) &&
      pattern.where.every((condition) => holds(condition, item)) &&
      (pattern.fanOut?.values === undefined || pattern.fanOut.values.includes(item.s)) &&
      (pattern.range === undefined || isInRange(kind, valueIn(item, pattern.range), x, y)),
  )
  const actual = answer(plan, stored, asked, range).filter(({ entity: its }) => plan.isolatedFrom === undefined || its === of)
  // Each item is in the answer of one query.
  assert.equal(actual.length, new Set(actual).size, planText(plan))
  assert.deepEqual(new Set(actual), new Set(expected), planText(plan))
  if (actual.length > 0) {
    if (plan.fanOut !== undefined) counts.fannedOut++
    if (plan.walk !== undefined) counts.walked++
    if (plan.index === 'natural') counts.multiAttribute++
    if (plan.indexKind === 'local') counts.local++
  }
  if (pattern.order !== undefined) checkOrder(actual, pattern.order)
  counts.answered += actual.length
}

function checkOrder(found: readonly Stored[], { attribute, direction }: { attribute: string; direction: 'asc' | 'desc' }): void {
  for (const [i, { item }] of found.entries()) {
    const next = found[i + 1]
    if (next === undefined) return
    const order = compare(valueIn(item, attribute), valueIn(next.item, attribute))
    assert.ok(direction === 'asc' ? order <= 0 : order >= 0, `order by ${attribute} ${direction}`)
  }
}

function planText(plan: QueryPlan): string {
  return `what ${plan.name} returns by ${JSON.stringify(plan)}`
}
