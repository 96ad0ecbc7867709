import { type KeyRange, numberBounds, type SortCondition, textBounds } from '../../keys/index.js'
import { checkInput, invalidInput } from '../input.js'
import type { AttributeValue, Item } from '../item.js'
import { property } from '../own-property.js'
import type { QueryPlan, RangePlan, SortPlan } from '../plans.js'

/** What a Query asks of the sort key: equal attributes, and a condition on the one after them. */
export interface BoundSort {
  readonly equal: Item
  readonly attribute?: string
  readonly condition: SortCondition<AttributeValue>
}

/** @throws KeyloomError `INPUT.INVALID` for a range that the pattern does not have, or whose ends contradict each other. */
export function bindSort(plan: QueryPlan, by: object, range: object | undefined): BoundSort {
  const { sort } = plan
  const asked = checkRange(plan.name, sort?.kind === 'range' ? sort.range : undefined, range)
  if (sort === undefined) return { equal: {}, condition: { condition: 'all' } }
  if (sort.kind === 'equal') return { equal: sort.value(by), condition: { condition: 'all' } }
  const equal = sort.equal?.(by) ?? {}
  const { attribute } = sort
  if (sort.kind === 'prefix') return { equal, attribute, condition: stored('S', textBounds(sort.prefix(by), {}, wholeKey)) }
  if (sort.kind === 'between') {
    const ends = { low: sort.low(by), high: sort.high(by), dropLow: false, dropHigh: sort.dropHigh }
    return { equal, attribute, condition: stored('S', { condition: 'between', ...ends }) }
  }
  if (sort.type === 'S') return { equal, attribute, condition: stored('S', textRange(sort, by, asked)) }
  return { equal, attribute, condition: stored('N', numberBounds(mapRange(asked, (value) => toNumber(sort.range, value)))) }
}

const wholeKey = { followed: false, delimiter: '' } as const

function textRange(sort: SortPlan & { kind: 'range' }, by: object, asked: KeyRange<unknown>): SortCondition<string> {
  return textBounds(
    sort.prefix(by),
    mapRange(asked, (value) => sort.range.text(value)),
    sort.range,
  )
}

/** What stands in the key as a number: a number itself, a bigint, or the epoch seconds of a Date. */
function toNumber(range: RangePlan, value: unknown): number | bigint {
  return typeof value === 'bigint' || typeof value === 'number' ? value : Number(range.text(value))
}

const alone = ['eq', 'between', 'beginsWith']
const lower = ['gt', 'gte']
const upper = ['lt', 'lte']

function checkRange(subject: string, plan: RangePlan | undefined, range: object | undefined): KeyRange<unknown> {
  let asked: KeyRange<unknown> = {}
  for (const name of range === undefined ? [] : Object.keys(range)) {
    const ends = property(range!, name)
    if (ends === undefined) continue
    if (plan?.attribute !== name) throw invalidInput(subject, name, ends, 'the pattern has no range of this attribute')
    if (typeof ends !== 'object' || ends === null) throw invalidInput(subject, name, ends, 'a range is an object such as { gte: … }')
    asked = checkEnds(subject, plan, ends)
  }
  return asked
}

function checkEnds(subject: string, plan: RangePlan, ends: object): KeyRange<unknown> {
  const { attribute: name, codec } = plan
  const operators = Object.keys(ends)
  const count = (of: readonly string[]): number => operators.filter((each) => of.includes(each)).length
  const unknown = operators.find((each) => ![...alone, ...lower, ...upper].includes(each))
  if (unknown !== undefined) throw invalidInput(subject, name, ends, `'${unknown}' is no end of a range`)
  if ((count(alone) > 0 && operators.length > 1) || count(lower) > 1 || count(upper) > 1) {
    throw invalidInput(subject, name, ends, `${operators.join(' and ')} cannot stand together`)
  }
  const asked: Record<string, unknown> = {}
  for (const operator of operators) {
    const value = property(ends, operator)
    if (operator === 'between') {
      if (!Array.isArray(value) || value.length !== 2) throw invalidInput(subject, name, value, 'between takes two values')
      asked[operator] = value.map((each) => checkInput(subject, name, codec, each))
    } else if (operator === 'beginsWith') {
      if (typeof value !== 'string') throw invalidInput(subject, name, value, 'beginsWith takes text')
      if (plan.whole === true) throw invalidInput(subject, name, value, 'the key has another form of it, so beginsWith says nothing')
      asked[operator] = value
    } else asked[operator] = checkInput(subject, name, codec, value)
  }
  return asked
}

function mapRange<Value>(range: KeyRange<unknown>, change: (value: unknown) => Value): KeyRange<Value> {
  const mapped = Object.entries(range).map(([operator, value]) => [
    operator,
    operator === 'between' ? (value as readonly unknown[]).map(change) : change(value),
  ])
  return Object.fromEntries(mapped) as KeyRange<Value>
}

function stored(type: 'S' | 'N', condition: SortCondition<string | number | bigint>): SortCondition<AttributeValue> {
  const value = (each: string | number | bigint): AttributeValue => (type === 'S' ? { S: String(each) } : { N: String(each) })
  return {
    ...condition,
    ...('low' in condition && { low: value(condition.low) }),
    ...('high' in condition && { high: value(condition.high) }),
  } as SortCondition<AttributeValue>
}
