import type { SortCondition } from '../../keys/index.js'
import { invalidInput } from '../input.js'
import type { AttributeValue, Item } from '../item.js'
import { property } from '../own-property.js'
import type { QueryPlan } from '../plans.js'

/** What a Query asks of the sort key: equal attributes, and a condition on the one after them. */
export interface BoundSort {
  readonly equal: Item
  readonly attribute?: string
  readonly condition: SortCondition<AttributeValue>
}

/** @throws KeyloomError `INPUT.INVALID` for a range that the pattern does not have, or whose ends contradict each other. */
export function bindSort(plan: QueryPlan, by: object, range: object | undefined): BoundSort {
  const { sort } = plan
  if (range !== undefined) refuseRanges(plan, range)
  if (sort === undefined) return { equal: {}, condition: { condition: 'all' } }
  if (sort.kind === 'equal') return { equal: sort.value(by), condition: { condition: 'all' } }
  const equal = sort.equal?.(by) ?? {}
  const { attribute } = sort
  if (sort.kind === 'range') {
    const asked = range === undefined ? undefined : property(range, sort.range.attribute)
    return { equal, attribute, condition: sort.condition(plan.name, sort, by, asked) }
  }
  if (sort.kind === 'between') {
    const ends = { low: { S: sort.low(by) }, high: { S: sort.high(by) }, dropLow: false, dropHigh: sort.dropHigh }
    return { equal, attribute, condition: { condition: 'between', ...ends } }
  }
  const prefix = sort.prefix(by)
  return { equal, attribute, condition: prefix === '' ? { condition: 'all' } : { condition: 'prefix', low: { S: prefix } } }
}

/** Ranges of attributes that the pattern has none of. */
function refuseRanges({ name, sort }: QueryPlan, range: object): void {
  for (const asked of Object.keys(range)) {
    const ends = property(range, asked)
    if (ends === undefined || (sort?.kind === 'range' && sort.range.attribute === asked)) continue
    throw invalidInput(name, asked, ends, 'the pattern has no range of this attribute')
  }
}
