import type { KeyCondition } from '../expression/syntax.js'
import { orderedKey } from '../value/order.js'
import { hashOf, type Position, partitionOf } from './position.js'

/** The rows of one partition that a key condition asks for: they lie together. */
export interface RowRange {
  /** Below zero for a position before the range, zero inside, above zero after it. */
  readonly locate: (position: Position) => number
}

/** The range of a key condition. */
export function rangeOf(condition: KeyCondition): RowRange {
  const partition = partitionOf(condition.hash.map(orderedKey))
  const hash = hashOf(partition)
  const equal = condition.range.map(orderedKey)
  const locateLast = locator(condition)
  return {
    locate(position) {
      if (position.hash !== hash) return position.hash - hash
      if (position.partition !== partition) return position.partition < partition ? -1 : 1
      for (let i = 0; i < equal.length; i += 1) {
        const part = position.sort[i]!
        if (part !== equal[i]) return part < equal[i]! ? -1 : 1
      }
      return locateLast === undefined ? 0 : locateLast(position.sort[equal.length]!)
    },
  }
}

function locator({ last }: KeyCondition): ((part: string) => number) | undefined {
  if (last === undefined) return undefined
  if (last.comparator === 'between') {
    const low = orderedKey(last.low)
    const high = orderedKey(last.high)
    return (part) => (part < low ? -1 : part > high ? 1 : 0)
  }
  const bound = orderedKey(last.value)
  switch (last.comparator) {
    case 'begins_with':
      return (part) => (part.startsWith(bound) ? 0 : part < bound ? -1 : 1)
    case '<':
      return (part) => (part < bound ? 0 : 1)
    case '<=':
      return (part) => (part <= bound ? 0 : 1)
    case '>':
      return (part) => (part > bound ? 0 : -1)
    case '>=':
      return (part) => (part >= bound ? 0 : -1)
  }
}
