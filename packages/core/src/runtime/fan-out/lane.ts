import type { Call } from '../call.js'
import type { Connection } from '../connection.js'
import type { Item } from '../item.js'
import type { Position } from '../read/cursor.js'
import { keysOf, readPage } from '../read/page.js'
import type { Reader } from '../read/reader.js'
import type { Source } from '../read/source.js'

/** A place in one query: its beginning, its end, or behind the item with a key (before it, for a read that goes back). */
export type LaneState = 'start' | 'end' | Position

/** One query of several that make an answer, with what of it was read and not yet taken. */
export interface Lane<T> {
  readonly source: Source
  /** Where the read goes on after what is buffered. */
  at: LaneState
  /** Where what is buffered began. */
  begin: LaneState
  /** Where a read in the other direction begins, that returns what stands behind the first item read. */
  turn: LaneState
  isRead: boolean
  entities: readonly T[]
  stored: readonly Item[]
  /** Of these, so many are taken. */
  taken: number
}

/** What a page of a lane is read by. */
export interface LaneRequest {
  readonly pageSize: number | undefined
  readonly consistent: boolean | undefined
  readonly call: Call | undefined
  /** Against the order of the pattern. */
  readonly back: boolean
}

export function startLane<T>(source: Source, at: LaneState): Lane<T> {
  return { source, at, begin: at, turn: at, isRead: false, entities: [], stored: [], taken: 0 }
}

/** Queries on their way at one time. */
const concurrency = 8

/** Reads one page for each of these lanes, and gives the number of items that an index held and the table did not. */
export async function refill<T>(
  connection: Connection,
  lanes: readonly Lane<T>[],
  reader: Reader<T>,
  request: LaneRequest,
): Promise<{ readonly vanished: number }> {
  let vanished = 0
  let next = 0
  let failed = false
  const work = async (): Promise<void> => {
    for (let lane = lanes[next++]; lane !== undefined && !failed; lane = lanes[next++]) {
      try {
        vanished += await readLane(connection, lane, reader, request)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const workers = Array.from({ length: Math.min(concurrency, lanes.length) }, work)
  // Those on their way are waited for, so that nothing goes on behind an error.
  const failure = (await Promise.allSettled(workers)).find((result) => result.status === 'rejected')
  if (failure !== undefined) throw failure.reason
  return { vanished }
}

async function readLane<T>(connection: Connection, lane: Lane<T>, reader: Reader<T>, request: LaneRequest): Promise<number> {
  const { back, call } = request
  const key = typeof lane.at === 'object' ? lane.at : {}
  const from = back ? { ...key, back } : typeof lane.at === 'object' ? lane.at : undefined
  const page = await readPage(connection, lane.source, reader, from, request, call)
  const [rest, turned] = back ? [page.previous, page.next] : [page.next, page.previous]
  if (!lane.isRead && turned !== undefined) lane.turn = turned.key === undefined ? (back ? 'start' : 'end') : { key: turned.key }
  Object.assign(lane, { isRead: true, begin: lane.at, at: rest?.key === undefined ? endOf(back) : { key: rest.key }, taken: 0 })
  const [entities, stored] = back ? [page.entities.reverse(), page.stored.reverse()] : [page.entities, page.stored]
  Object.assign(lane, { entities, stored })
  return page.vanished
}

function endOf(back: boolean): LaneState {
  return back ? 'start' : 'end'
}

/** Nothing is buffered. */
export function isEmpty({ stored, taken }: Lane<unknown>): boolean {
  return taken === stored.length
}

/** Nothing is buffered, and nothing follows. */
export function isOver(lane: Lane<unknown>, back: boolean): boolean {
  return isEmpty(lane) && lane.at === endOf(back)
}

/** Where a lane goes on behind what was taken. */
export function stateOf(lane: Lane<unknown>): LaneState {
  if (isEmpty(lane)) return lane.at
  return lane.taken === 0 ? lane.begin : { key: keysOf(lane.source, lane.stored[lane.taken - 1]!) }
}
