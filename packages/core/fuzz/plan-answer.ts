/** What the request of a plan returns of random items, as DynamoDB would: the keys of items, the conditions on them, and their order. */
import { dateSlice, encodeKey, encodeValue, type KeyRange, numberBounds, type SortCondition, textBounds } from '../src/keys/index.js'
import type { Condition, EntityModel, KeyPart } from '../src/model/index.js'
import type { BoundPart, QueryPlan } from '../src/plan/index.js'
import { selects } from './keys.js'
import type { Item } from './plan-item.js'

export interface Stored {
  readonly entity: EntityModel
  readonly item: Item
}

/** The texts of the attributes of a key. */
export interface KeyTexts {
  readonly partition: readonly string[]
  readonly sort: readonly string[]
}

export const valueIn = (item: Item, attribute: string): unknown => (item as unknown as Record<string, unknown>)[attribute]

export function holds(condition: Condition, item: Item): boolean {
  const value = valueIn(item, condition.attribute)
  if (condition.kind === 'oneOf') return condition.values.includes(value as string)
  return (value !== undefined) === (condition.kind === 'present')
}

export function compare(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b))
  const [x, y] = [Number(a), Number(b)]
  return x < y ? -1 : x > y ? 1 : 0
}

/** The texts of an item's key in the table or an index; undefined where it is not in it. */
export function keyOf({ entity, item }: Stored, index: string | undefined): KeyTexts | undefined {
  const text = (part: KeyPart) => keyText(part, item)
  if (index === undefined)
    return { partition: [text(entity.key.partition)], sort: [entity.key.sort].flatMap((part) => part ?? []).map(text) }
  const variants = entity.indexes.find((one) => one.index === index)?.variants ?? []
  const variant = variants.find(({ when }) => when.every((condition) => holds(condition, item)))
  return variant && { partition: variant.partition.map(text), sort: variant.sort.map(text) }
}

function keyText(part: KeyPart, item: Item): string {
  if (part.kind === 'template') return encodeKey(part.tokens, item as unknown as Record<string, unknown>)
  const value = valueIn(item, part.source)
  return part.type === 'number' ? numberKey(value as number) : encodeValue(part.encoding, value)
}

/** A number as text that sorts as numbers do. */
function numberKey(value: number): string {
  return encodeValue({ kind: 'signed', width: 4, descending: false }, value)
}

/** The items that a plan returns, in its order. */
export function answer(plan: QueryPlan, stored: readonly Stored[], item: Item, range: KeyRange<unknown>): Stored[] {
  if (plan.walk !== undefined) {
    const { input, unit, newestFirst } = plan.walk
    const buckets = [...new Set(stored.map((one) => dateSlice(one.item.d, unit)))].sort()
    const inOrder = newestFirst ? buckets.reverse() : buckets
    return inOrder.flatMap((value) => query(plan, stored, { item, lane: { input, format: unit, value } }, range).map(({ one }) => one))
  }
  const { fanOut } = plan
  const lanes = fanOut === undefined ? [{ item }] : fanOut.values.map((value) => ({ item, lane: { ...fanOut, value } }))
  const found = lanes.flatMap((asked) => query(plan, stored, asked, range))
  found.sort((x, y) => inOrderOf(plan, x.sort, y.sort))
  return found.map(({ one }) => one)
}

/** What a call gives, and, of a plan of several queries, the value that one of them is for. */
interface Asked {
  readonly item: Item
  readonly lane?: { readonly input: string; readonly format?: string; readonly value: unknown }
}

interface Found {
  readonly one: Stored
  /** What the queries of a fan-out are merged by: what stands behind that which each of them has in common. */
  readonly sort: readonly string[]
}

function query(plan: QueryPlan, stored: readonly Stored[], asked: Asked, range: KeyRange<unknown>): Found[] {
  const partition = plan.partition.map((part) => partText(part, asked))
  const equal = plan.sort.equal.map((part) => partText(part, asked))
  const condition = conditionOf(plan, asked, range)
  const head = plan.fanOut === undefined ? '' : headOf(plan, asked)
  const found = stored.flatMap((one): Found[] => {
    const key = keyOf(one, plan.index)
    if (key === undefined || !isSame(key.partition, partition) || !isSame(key.sort.slice(0, equal.length), equal)) return []
    const [bound = '', ...rest] = key.sort.slice(equal.length)
    return selects(condition, bound) ? [{ one, sort: [bound.slice(head.length), ...rest] }] : []
  })
  return found.sort((x, y) => inOrderOf(plan, x.sort, y.sort))
}

function inOrderOf({ forward }: QueryPlan, x: readonly string[], y: readonly string[]): number {
  const first = x.findIndex((text, i) => text !== y[i])
  return first < 0 ? 0 : forward ? compare(x[first], y[first]) : compare(y[first], x[first])
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, i) => text === other[i])
}

function partText(part: BoundPart, { item: asked, lane }: Asked): string {
  return part.tokens
    .map((token) => {
      if (token.kind === 'literal') return token.text
      const isLane = token.input === lane?.input
      if (isLane && lane.format !== undefined) return String(lane.value)
      const value = isLane ? lane.value : valueIn(asked, token.attribute)
      return part.type === 'number' ? numberKey(value as number) : encodeValue(token.encoding, value)
    })
    .join('')
}

function conditionOf(plan: QueryPlan, asked: Asked, range: KeyRange<unknown>): SortCondition<string> {
  const { bound } = plan.sort
  switch (bound.kind) {
    case 'all':
      return { condition: 'all' }
    case 'equal':
      return { condition: 'equal', low: partText(bound.part, asked) }
    case 'prefix':
      return { condition: 'prefix', low: partText(bound.part, asked) }
    case 'between':
      return {
        condition: 'between',
        low: partText(bound.low, asked),
        high: partText(bound.high, asked),
        dropLow: false,
        dropHigh: bound.dropHigh,
      }
    case 'range': {
      if (bound.part.type === 'number') return asTexts(numberBounds(range as KeyRange<number>))
      const encode = (value: unknown): string => encodeValue(bound.range.encoding, value)
      const encoded = Object.entries(range).map(([name, value]) => [name, Array.isArray(value) ? value.map(encode) : encode(value)])
      return textBounds(partText(bound.part, asked), Object.fromEntries(encoded), bound.range)
    }
  }
}

function asTexts(condition: SortCondition<number>): SortCondition<string> {
  const ends = Object.entries(condition).map(([name, value]) => [name, typeof value === 'number' ? numberKey(value) : value])
  return Object.fromEntries(ends) as SortCondition<string>
}

function headOf({ sort: { bound } }: QueryPlan, asked: Asked): string {
  return bound.kind === 'prefix' || (bound.kind === 'range' && bound.part.type === 'string') ? partText(bound.part, asked) : ''
}
