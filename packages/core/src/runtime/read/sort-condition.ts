import { invalidInput } from '../input.js'
import type { Item } from '../item.js'
import { property } from '../own-property.js'
import type { BoundRange, QueryPlan } from '../plans.js'

/** What a Query asks of the sort key: equal attributes, and a condition on the one after them. */
export interface BoundSort extends BoundRange {
  readonly equal: Item
  readonly attribute?: string
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
    return { equal, attribute, ...sort.condition(plan.name, sort, by, asked) }
  }
  if (sort.kind === 'between') {
    const [low, high] = [sort.low(by), sort.high(by)]
    const bound: BoundSort = {
      equal,
      attribute,
      condition: { condition: 'between', low: { S: low }, high: { S: high }, dropLow: false, dropHigh: sort.dropHigh },
    }
    return sort.dropHigh ? { ...bound, keeps: (item) => item[attribute]?.S !== high } : bound
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
