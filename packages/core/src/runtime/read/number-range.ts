import { numberBounds, type SortCondition } from '../../keys/index.js'
import type { AttributeValue } from '../item.js'
import type { BoundRange, RangePlan, RangeSort } from '../plans.js'
import { boundRange } from './bound-range.js'
import { rangeEnds } from './range-ends.js'

/**
 * The condition for a range of a sort key that is a number. @throws KeyloomError `INPUT.INVALID`.
 *
 * @example
 * ```ts
 * import { numberRange } from '@keyloom/core/runtime'
 *
 * const plan = { ...plans.orderByCustomer.sort, condition: numberRange } // as generated where the sort key is a number
 * ```
 */
export function numberRange(subject: string, { attribute, range }: RangeSort, _by: object, asked: unknown): BoundRange {
  const condition = numberBounds(rangeEnds(subject, range, asked, (value) => toNumber(range, value)))
  return boundRange(attribute, {
    ...condition,
    ...('low' in condition && { low: { N: String(condition.low) } }),
    ...('high' in condition && { high: { N: String(condition.high) } }),
  } as SortCondition<AttributeValue>)
}

/** What stands in the key as a number: a number itself, a bigint, or the epoch seconds of a Date. */
function toNumber(range: RangePlan, value: unknown): number | bigint {
  return typeof value === 'bigint' || typeof value === 'number' ? value : Number(range.text(value))
}
