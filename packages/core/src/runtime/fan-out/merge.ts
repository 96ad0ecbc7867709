import { compareUtf8 } from '../../keys/index.js'
import type { AttributeValue, Item } from '../item.js'
import { compareNumbers } from './compare-numbers.js'
import { isEmpty, isOver, type Lane } from './lane.js'

/** The lane with the next item in order; undefined where a lane has to be read first, or all are at their end. */
export function firstInOrder<T>(lanes: readonly Lane<T>[], order: readonly string[], forward: boolean, back: boolean): Lane<T> | undefined {
  let best: Lane<T> | undefined
  for (const lane of lanes) {
    if (isOver(lane, back)) continue
    if (isEmpty(lane)) return undefined
    if (best === undefined) best = lane
    else {
      const difference = compareItems(lane.stored[lane.taken]!, best.stored[best.taken]!, order)
      // Of equal items the first lane's come first; read backwards, last.
      if (forward === back ? difference > 0 || (back && difference === 0) : difference < 0 || (back && difference === 0)) best = lane
    }
  }
  return best
}

function compareItems(a: Item, b: Item, order: readonly string[]): number {
  for (const name of order) {
    const difference = compareValues(a[name]!, b[name]!)
    if (difference !== 0) return difference
  }
  return 0
}

/** As DynamoDB sorts: text by its bytes, numbers by value, binary by its bytes. */
function compareValues(a: AttributeValue, b: AttributeValue): number {
  if (a.S !== undefined && b.S !== undefined) return compareUtf8(a.S, b.S)
  if (a.N !== undefined && b.N !== undefined) return compareNumbers(a.N, b.N)
  return Buffer.compare(a.B ?? new Uint8Array(), b.B ?? new Uint8Array())
}
