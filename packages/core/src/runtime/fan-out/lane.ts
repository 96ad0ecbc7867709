import { compareUtf8 } from '../../keys/index.js'
import type { Call } from '../call.js'
import type { Connection } from '../connection.js'
import type { AttributeValue, Item } from '../item.js'
import type { Position } from '../read/cursor.js'
import { keysOf, readPage } from '../read/page.js'
import type { Reader } from '../read/reader.js'
import type { Source } from '../read/source.js'
import { compareNumbers } from './compare-numbers.js'

/** One query of a fan-out, with what of it was read and not yet taken. */
export interface Lane<T> {
  readonly source: Source
  /** Where the read goes on after what is buffered; absent at the beginning. */
  position?: Position | undefined
  /** Where what is buffered began. */
  start?: Position | undefined
  /** Nothing follows what is buffered. */
  done: boolean
  entities: readonly T[]
  stored: readonly Item[]
  /** Of these, so many are taken. */
  taken: number
}

/** Queries on their way at one time. */
const concurrency = 8

export interface Refill {
  readonly pageSize: number | undefined
  readonly consistent: boolean | undefined
  readonly call: Call | undefined
}

/** Reads one page for every lane that is empty and not done. */
export async function refill<T>(connection: Connection, lanes: readonly Lane<T>[], reader: Reader<T>, request: Refill): Promise<number> {
  const empty = lanes.filter((lane) => !lane.done && isEmpty(lane))
  let next = 0
  let failed = false
  const work = async (): Promise<void> => {
    for (let lane = empty[next++]; lane !== undefined && !failed; lane = empty[next++]) {
      try {
        const page = await readPage(connection, lane.source, reader, lane.position, request, request.call)
        Object.assign(lane, { start: lane.position, position: page.next, done: page.next === undefined, taken: 0 })
        Object.assign(lane, { entities: page.entities, stored: page.stored })
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const workers = Array.from({ length: Math.min(concurrency, empty.length) }, work)
  // Those on their way are waited for, so that nothing goes on behind an error.
  const failure = (await Promise.allSettled(workers)).find((result) => result.status === 'rejected')
  if (failure !== undefined) throw failure.reason
  return empty.length
}

export function isEmpty({ stored, taken }: Lane<unknown>): boolean {
  return taken === stored.length
}

/** The lane with the next item in order; undefined where a lane has to be read first, or all are at their end. */
export function nextLane<T>(lanes: readonly Lane<T>[], order: readonly string[], forward: boolean): Lane<T> | undefined {
  let best: Lane<T> | undefined
  for (const lane of lanes) {
    if (isEmpty(lane)) {
      if (!lane.done) return undefined
      continue
    }
    if (best === undefined) best = lane
    else {
      const difference = compareItems(lane.stored[lane.taken]!, best.stored[best.taken]!, order)
      if (forward ? difference < 0 : difference > 0) best = lane
    }
  }
  return best
}

/** Where a lane goes on: its position, or `done`. */
export function laneState(lane: Lane<unknown>): Position | 'done' | undefined {
  if (lane.taken > 0 && !isEmpty(lane)) return { key: keysOf(lane.source, lane.stored[lane.taken - 1]!) }
  if (!isEmpty(lane)) return lane.start
  return lane.done ? 'done' : lane.position
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
