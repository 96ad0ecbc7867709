import type { KeyRange, SortCondition } from './bounds.js'

/** The condition for a range of a sort key of type number, which holds nothing but the value. */
export function numberBounds<Value extends number | bigint>(range: KeyRange<Value>): SortCondition<Value> {
  if (range.eq !== undefined) return { condition: 'equal', low: range.eq }
  const low = range.gt ?? range.gte ?? range.between?.[0]
  const high = range.lt ?? range.lte ?? range.between?.[1]
  const dropLow = range.gt !== undefined
  const dropHigh = range.lt !== undefined
  if (low === undefined) return high === undefined ? { condition: 'all' } : { condition: dropHigh ? 'below' : 'to', high }
  if (high === undefined) return { condition: dropLow ? 'above' : 'from', low }
  if (low > high || (low === high && (dropLow || dropHigh))) return { condition: 'none' }
  return low === high ? { condition: 'equal', low } : { condition: 'between', low, high, dropLow, dropHigh }
}
