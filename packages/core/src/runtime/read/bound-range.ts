import type { SortCondition } from '../../keys/index.js'
import { isSameNumber } from '../codec/exact-number.js'
import type { AttributeValue } from '../item.js'
import type { BoundRange } from '../plans.js'

/** What is asked of a sort attribute for the range of a call; DynamoDB's BETWEEN holds of both ends, whether or not they belong to the range. */
export function boundRange(attribute: string, condition: SortCondition<AttributeValue>): BoundRange {
  if (condition.condition !== 'between' || !(condition.dropLow || condition.dropHigh)) return { condition }
  const { low, high, dropLow, dropHigh } = condition
  return {
    condition,
    keeps(item) {
      const value = item[attribute]
      return !(dropLow && isSame(value, low)) && !(dropHigh && isSame(value, high))
    },
  }
}

function isSame(a: AttributeValue | undefined, b: AttributeValue): boolean {
  return b.N === undefined ? a?.S === b.S : a?.N !== undefined && isSameNumber(a.N, b.N)
}
