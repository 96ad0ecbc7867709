import { compareUtf8 } from '../../keys/index.js'
import type { AttributeValue, Item } from '../item.js'
import { compareNumbers } from './compare-numbers.js'
import { isEmpty, isOver, type Lane } from './lane.js'

/** What the items of one query have in common in their sort keys: it says nothing about the order among several queries. */
export interface LaneHead {
  /** Sort attributes that have one value. */
  readonly equal: Item
  /** The text that the one after them begins with. */
  readonly prefix: string
}

/** The lane with the next item in order; undefined where a lane has to be read first, or all are at their end. */
export function firstInOrder<T>(
  lanes: readonly Lane<T>[],
  heads: readonly LaneHead[],
  order: readonly string[],
  forward: boolean,
  back: boolean,
): Lane<T> | undefined {
  let best: { readonly lane: Lane<T>; readonly rest: readonly AttributeValue[] } | undefined
  for (const [place, lane] of lanes.entries()) {
    if (isOver(lane, back)) continue
    if (isEmpty(lane)) return undefined
    const rest = restOf(lane.stored[lane.taken]!, heads[place]!, order)
    if (best === undefined) best = { lane, rest }
    else {
      const difference = compareRests(rest, best.rest)
      // Of equal items the first lane's come first; read backwards, last.
      if (forward === back ? difference > 0 || (back && difference === 0) : difference < 0 || (back && difference === 0))
        best = { lane, rest }
    }
  }
  return best?.lane
}

/** The sort attributes of an item behind the head of its query. */
function restOf(item: Item, { equal, prefix }: LaneHead, order: readonly string[]): AttributeValue[] {
  const names = order.filter((name) => !Object.hasOwn(equal, name))
  return names.map((name, place) => {
    const value = item[name]!
    return place === 0 && value.S !== undefined ? { S: value.S.slice(prefix.length) } : value
  })
}

function compareRests(a: readonly AttributeValue[], b: readonly AttributeValue[]): number {
  for (const [place, value] of a.entries()) {
    const difference = compareValues(value, b[place]!)
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
