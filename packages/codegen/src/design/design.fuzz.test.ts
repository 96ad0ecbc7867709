import assert from 'node:assert/strict'
import {
  type BoundPart,
  buildModel,
  type Condition,
  defineCollection,
  defineEntity,
  defineSchema,
  defineTable,
  type EntityModel,
  encodeKey,
  encodeValue,
  type Model,
  type PatternModel,
  type Plan,
  planModel,
  type Schema,
} from '@keyloom/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { designSchema } from './design.js'
import { withKeys } from './with-keys.js'

// ---- schemas without keys

const attributes = {
  id: z.string(),
  a: z.string(),
  b: z.string(),
  n: z.int().min(-50).max(50),
  s: z.enum(['x', 'y', 'z']),
  o: z.string().optional(),
}
const names = ['id', 'a', 'b', 'n', 's', 'o'] as const
const pattern = fc.record({
  by: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 }),
  where: fc.constantFrom(undefined, undefined, undefined, { s: 'x' }, { s: 'y' }, { o: 'present' }, { o: 'absent' }),
  order: fc.constantFrom(undefined, 'n', 'b', 'a'),
  direction: fc.constantFrom('asc', 'desc'),
})
const entity = fc.record({
  id: fc.constantFrom(['id'], ['a', 'id'], ['a', 'b']),
  patterns: fc.array(pattern, { minLength: 1, maxLength: 5 }),
})
const texts = fc.constantFrom('a', 'A', 'a#', 'b', '#', '$')
const item = fc.record({
  entity: fc.nat(2),
  id: texts,
  a: texts,
  b: texts,
  n: fc.integer({ min: -50, max: 50 }),
  s: fc.constantFrom('x', 'y', 'z'),
  o: fc.option(texts, { nil: undefined }),
})
const cases = fc.record({
  entities: fc.array(entity, { minLength: 1, maxLength: 3 }),
  collection: fc.constantFrom(undefined, ['a'], ['b'], ['a', 's']),
  order: fc.constantFrom(undefined, 'n'),
  items: fc.array(item, { minLength: 8, maxLength: 16 }),
})
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never
type Item = Case['items'][number]

/** The types of the schema language want literals; a random schema has none. */
type Define<T> = (table: unknown, name: string, options: unknown) => T

function schemaOf({ entities, collection, order }: Case): Schema {
  const table = defineTable('t', { key: { partition: 'pk', sort: 'sk' } })
  const define = defineEntity as unknown as Define<ReturnType<typeof defineEntity>>
  const collect = defineCollection as unknown as Define<ReturnType<typeof defineCollection>>
  const defined = entities.map(({ id, patterns }, i) => {
    const options = patterns.map((asked, p) => [`p${p}`, patternOptions(asked)])
    return define(table, `E${i}`, { id, attributes, patterns: Object.fromEntries(options) })
  })
  const [one, other] = defined
  const isPossible = collection !== undefined && one !== undefined && other !== undefined
  const options = { by: collection, returns: { one: [one], other: [other] }, ...(order !== undefined && { order: { [order]: 'asc' } }) }
  const collections = isPossible ? [collect(table, 'both', options)] : []
  return defineSchema({ name: 'random', tables: [table], entities: defined, collections } as never)
}

function patternOptions({ by, where, order, direction }: Case['entities'][number]['patterns'][number]) {
  const [fact] = Object.keys(where ?? {})
  const inputs = by.filter((name) => name !== fact)
  return {
    by: inputs,
    ...(where !== undefined && { where }),
    ...(order !== undefined && !inputs.includes(order) && { order: { [order]: direction } }),
  }
}

// ---- what a request returns, and what a filter does

interface Stored {
  readonly entity: EntityModel
  readonly item: Item
}

const valueIn = (one: Item, attribute: string): unknown => (one as unknown as Record<string, unknown>)[attribute]

function holds(condition: Condition, one: Item): boolean {
  const value = valueIn(one, condition.attribute)
  if (condition.kind === 'oneOf') return condition.values.includes(value as string)
  return (value !== undefined) === (condition.kind === 'present')
}

function keyOf({ entity: of, item: one }: Stored, index: string | undefined): readonly (string | undefined)[] {
  const variants = of.indexes.find((membership) => membership.index === index)?.variants ?? []
  const variant = variants.find(({ when }) => when.every((condition) => holds(condition, one)))
  const parts = index === undefined ? [of.key.partition, of.key.sort] : [variant?.partition[0], variant?.sort[0]]
  return parts.map((part) => (part?.kind === 'template' ? encodeKey(part.tokens, { ...one }) : undefined))
}

function textOf({ tokens }: BoundPart, asked: Item): string {
  return tokens
    .map((token) => (token.kind === 'literal' ? token.text : encodeValue(token.encoding, valueIn(asked, token.attribute))))
    .join('')
}

function answerOf(plan: Plan, stored: readonly Stored[], asked: Item): Stored[] {
  assert.ok(plan.kind === 'query')
  const { bound } = plan.sort
  const isIn = (sort: string): boolean => {
    if (bound.kind === 'all') return true
    if (bound.kind === 'equal') return sort === textOf(bound.part, asked)
    if (bound.kind !== 'between') return sort.startsWith(textOf(bound.part, asked))
    const [low, high] = [textOf(bound.low, asked), textOf(bound.high, asked)]
    return compare(sort, low) >= 0 && (bound.dropHigh ? compare(sort, high) < 0 : compare(sort, high) <= 0)
  }
  const partition = plan.partition.map((part) => textOf(part, asked)).join('')
  const found = stored
    .map((one) => ({ one, key: keyOf(one, plan.index) }))
    .filter(({ key: [own, sort] }) => own === partition && sort !== undefined && isIn(sort))
  found.sort((x, y) => compare(x.key[1] ?? '', y.key[1] ?? '') * (plan.forward ? 1 : -1))
  return found.map(({ one }) => one)
}

function compare(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other))
}

function isOrdered(found: readonly Stored[], { order }: PatternModel): boolean {
  if (order === undefined) return true
  const sign = order.direction === 'asc' ? 1 : -1
  return found.every((one, i) => {
    const [x, y] = [one, found[i + 1] ?? one].map(({ item: of }) => valueIn(of, order.attribute))
    return sign * (typeof x === 'number' ? x - Number(y) : compare(String(x), String(y))) <= 0
  })
}

// ---- the law

const counts = { designs: 0, plans: 0, answered: 0, unserved: 0 }

function check(one: Case): void {
  const schema = schemaOf(one)
  const designed = designSchema(schema)
  if ('problems' in designed) return
  counts.designs += 1
  const { tables, unserved, pins, served } = designed.design
  const lost = new Set(unserved.map(({ demand }) => demand))
  counts.unserved += lost.size
  const built = buildModel(withKeys(schema, tables, { has: (name) => !lost.has(name), pins }))
  assert.ok('model' in built)
  const { plans, problems } = planModel(built.model)
  assert.deepEqual(problems, [])
  assert.deepEqual(
    plans.map(({ name }) => name),
    served.map(({ demand }) => demand),
  )
  const stored = itemsOf(built.model, one.items)
  for (const plan of plans) for (const { item: asked } of stored) checkPlan(plan, built.model, stored, asked)
}

/** No two items have the same identity, as in a table. */
function itemsOf(model: Model, items: readonly Item[]): Stored[] {
  const all = items.map((one) => ({ entity: model.entities[one.entity % model.entities.length]!, item: one }))
  return [...new Map(all.map((one) => [JSON.stringify(keyOf(one, undefined)), one])).values()]
}

function checkPlan(plan: Plan, model: Model, stored: readonly Stored[], asked: Item): void {
  const collection = model.collections.find(({ name }) => name === plan.name)
  const pattern = model.entities.flatMap((of) => of.patterns.filter(({ name }) => `${of.name}.${name}` === plan.name))[0]
  const by = (collection ?? pattern)?.by ?? []
  if (by.some(({ attribute }) => valueIn(asked, attribute) === undefined)) return
  const members = collection?.returns.map((member) => member.entity) ?? [plan.name.split('.')[0]]
  const expected = stored.filter(
    (one) =>
      members.includes(one.entity.name) &&
      by.every(({ attribute }) => valueIn(one.item, attribute) === valueIn(asked, attribute)) &&
      (pattern?.where ?? []).every((condition) => holds(condition, one.item)),
  )
  const actual = answerOf(plan, stored, asked)
  assert.deepEqual(new Set(actual), new Set(expected), JSON.stringify(plan))
  assert.ok(pattern === undefined || isOrdered(actual, pattern), `the order of ${plan.name}`)
  counts.plans += 1
  counts.answered += actual.length
}

test('every proposal is planned, and answers as a filter over all items would', { timeout: 120_000 }, () => {
  fc.assert(fc.property(cases, check), { numRuns: 40, seed: 1 })
  expect(counts.designs).toBeGreaterThan(30)
  expect(counts.answered).toBeGreaterThan(1000)
})
