import { type SortCondition, textBounds } from '../../keys/index.js'
import type { AttributeValue } from '../item.js'
import type { BoundRange, RangeSort } from '../plans.js'
import { boundRange } from './bound-range.js'
import { rangeEnds } from './range-ends.js'

/**
 * The condition for a range whose values stand as text in the sort key, behind a prefix. @throws KeyloomError `INPUT.INVALID`.
 *
 * @example
 * ```ts
 * import { textRange } from '@keyloom/core/runtime'
 *
 * const plan = { ...plans.orderByCustomer.sort, condition: textRange } // as generated where the sort key is text
 * ```
 */
export function textRange(subject: string, sort: RangeSort, by: object, asked: unknown): BoundRange {
  const { range } = sort
  const ends = rangeEnds(subject, range, asked, (value) => range.text(value))
  const condition = textBounds(sort.prefix(by), ends, range)
  return boundRange(sort.attribute, {
    ...condition,
    ...('low' in condition && { low: { S: condition.low } }),
    ...('high' in condition && { high: { S: condition.high } }),
  } as SortCondition<AttributeValue>)
}
