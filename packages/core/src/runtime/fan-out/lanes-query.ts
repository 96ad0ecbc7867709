import { startCall } from '../call.js'
import type { Connection } from '../connection.js'
import type { ShowOptions } from '../lifetime/hidden-rule.js'
import { type Budget, budgetEnded, checkCount, checkUnits, defaultBudget, least } from '../read/budget.js'
import { addCount, startTally } from '../read/count.js'
import { hideFrom } from '../read/hide.js'
import type { ConsistentOption, CountOptions, Explanation, IterateOptions, Page, PageOptions, TableQuery } from '../read/query-types.js'
import type { Reader } from '../read/reader.js'
import type { Source } from '../read/source.js'
import { flatten, isSpent, withinDeadline } from '../read/walk.js'
import { isEmpty, isOver, type Lane, type LaneRequest, type LaneState, refill, startLane, stateOf } from './lane.js'
import { decodeLanes, encodeLanes } from './lanes-cursor.js'

/** How several queries make one answer. */
export interface Lanes<T> {
  readonly connection: Connection
  readonly reader: Reader<T>
  readonly name: string
  readonly limit: number | undefined
  /** The queries in their order, and what is left of the cursor where a part of it said which they are. */
  open(cursor?: string): OpenLanes
  /** Of the lanes that are not over, those that have to be read before an item can be taken. */
  due(lanes: readonly Lane<T>[], back: boolean): readonly Lane<T>[]
  /** The lane with the next item; undefined where one has to be read first, or all are over. */
  next(lanes: readonly Lane<T>[], back: boolean): Lane<T> | undefined
  /** Requests for one page at most, where a query alone does not fill it. */
  readonly pageRequests: number
  explain(source: Source, options: ConsistentOption): Explanation
}

export interface OpenLanes {
  readonly sources: readonly Source[]
  readonly cursor?: string | undefined
  /** What cursors begin with. */
  readonly mark: string
}

/** An answer by several queries. `pageSize` counts what each of them evaluates, and what a page returns at most; `maxPages` counts requests. */
export function lanesQuery<T>(answer: Lanes<T>): TableQuery<T> {
  return {
    page: (options = {}) => onePage(answer, options),
    async all(options = {}) {
      const items: T[] = []
      for await (const page of walkLanes(answer, { ...defaultBudget, ...options }, items)) for (const entity of page) items.push(entity)
      return items
    },
    async first(options = {}) {
      for await (const [first] of walkLanes(answer, { pageSize: 1, maxPages: defaultBudget.maxPages, ...options })) {
        if (first !== undefined) return first
      }
      return undefined
    },
    count: (options = {}) => countLanes(answer, options),
    iterate: (options = {}) => ({ [Symbol.asyncIterator]: () => flatten(walkLanes(answer, options), answer.name, options.signal) }),
    [Symbol.asyncIterator]: () => flatten(walkLanes(answer, {}), answer.name),
    explain: (options = {}) => answer.explain(answer.open().sources[0]!, options),
  }
}

/** A read on its way. */
interface LanesRead<T> {
  readonly answer: Lanes<T>
  readonly lanes: readonly Lane<T>[]
  readonly mark: string
  readonly back: boolean
  /** Items that may still be returned, in the direction of the read. */
  room: number | undefined
  /** As the cursor of the read said. */
  readonly left: number | undefined
}

function startRead<T>(answer: Lanes<T>, options: PageOptions & ShowOptions, forward: boolean): LanesRead<T> {
  const { connection, reader, limit } = answer
  const { sources, cursor, mark } = answer.open(options.cursor)
  const at = cursor === undefined ? undefined : decodeLanes(sources, cursor, limit, forward)
  const back = at?.back === true
  const left = at === undefined ? limit : at.left
  const lanes = sources.map((source, lane) =>
    startLane<T>(hideFrom(connection, source, [reader.view], options), at?.states[lane] ?? 'start'),
  )
  return { answer, lanes, mark, back, left, room: back && left !== undefined ? (limit ?? 0) - left : left }
}

/** The cursor to these places. */
function cursorTo<T>({ lanes, mark }: LanesRead<T>, states: readonly LaneState[], left: number | undefined, back: boolean): string {
  const sources = lanes.map(({ source }) => source)
  return `${mark}${encodeLanes(sources, { states, left, back })}`
}

/** The items that follow, in the direction of the read; undefined where nothing does. */
function cursorOn<T>(read: LanesRead<T>): string | undefined {
  const { answer, lanes, back, left, room } = read
  if (room === 0 || lanes.every((lane) => isOver(lane, back))) return undefined
  return cursorTo(read, lanes.map(stateOf), back && left !== undefined ? (answer.limit ?? 0) - (room ?? 0) : room, back)
}

async function onePage<T>(answer: Lanes<T>, options: PageOptions & ConsistentOption): Promise<Page<T> & { readonly vanished?: number }> {
  const { pageSize, consistent } = options
  const read = startRead(answer, options, false)
  const { lanes, back } = read
  const [{ source }] = lanes as [Lane<T>]
  checkCount(source, 'pageSize', pageSize)
  const call = startCall(source.pattern, options)
  const items: T[] = []
  let vanished = 0
  for (let sent = 0; ; ) {
    const due = dueNow(read)
    const wanted = pageSize === undefined ? undefined : pageSize - items.length
    const request = { pageSize: sizeOf(source, wanted, read.room), consistent, call, back }
    vanished += (await refill(answer.connection, due, answer.reader, request)).vanished
    sent += due.length
    items.push(...take(read, wanted))
    if (items.length >= (pageSize ?? 1) || sent >= answer.pageRequests || dueNow(read).length === 0) break
  }
  const on = cursorOn(read)
  const around = options.cursor === undefined ? undefined : lanes.map(({ turn }) => turn)
  const [next, previous] = back ? [around && cursorTo(read, around, read.left, false), on] : [on, around && previousOf(read, around)]
  return {
    items: back ? items.reverse() : items,
    ...(next !== undefined && { cursor: next }),
    ...(previous !== undefined && { previous }),
    truncated: next !== undefined,
    ...(answer.reader.hydrate !== undefined && { vanished }),
  }
}

function previousOf<T>(read: LanesRead<T>, around: readonly LaneState[]): string | undefined {
  return around.every((state) => state === 'start') ? undefined : cursorTo(read, around, read.left, true)
}

function dueNow<T>({ answer, lanes, back, room }: LanesRead<T>): readonly Lane<T>[] {
  return room === 0
    ? []
    : answer
        .due(
          lanes.filter((lane) => !isOver(lane, back)),
          back,
        )
        .filter(isEmpty)
}

/** The items that can be told to be next, without reading on. */
function take<T>(read: LanesRead<T>, atMost = Number.POSITIVE_INFINITY): T[] {
  const items: T[] = []
  while (items.length < atMost && read.room !== 0) {
    const lane = read.answer.next(read.lanes, read.back)
    if (lane === undefined) break
    items.push(lane.entities[lane.taken]!)
    lane.taken++
    if (read.room !== undefined) read.room--
  }
  return items
}

/** Every query may hold all that is still to come. */
function sizeOf({ filtered }: Source, pageSize: number | undefined, room: number | undefined): number | undefined {
  return filtered ? pageSize : least(pageSize, room)
}

async function* walkLanes<T>(
  answer: Lanes<T>,
  options: IterateOptions & ConsistentOption,
  collected?: readonly T[],
): AsyncGenerator<T[], void, undefined> {
  const { pageSize, maxItems, maxPages, maxReadUnits, consistent } = options
  const read = startRead(answer, options, true)
  const [{ source }] = read.lanes as [Lane<T>]
  checkCount(source, 'pageSize', pageSize)
  checkCount(source, 'maxItems', maxItems)
  checkCount(source, 'maxPages', maxPages)
  checkUnits(source, maxReadUnits)
  const requests = maxPages ?? (source.filtered && answer.limit !== undefined ? defaultBudget.maxPages : undefined)
  const call = startCall(source.pattern, options, maxReadUnits !== undefined)
  let returned = 0
  let sent = 0
  const ended = (budget: Budget) =>
    budgetEnded(source, { budget, cursor: cursorOn(read), returned, ...(collected !== undefined && { items: collected }) })
  for (;;) {
    const due = dueNow(read)
    const request: LaneRequest = { pageSize: sizeOf(source, pageSize, read.room), consistent, call, back: false }
    await withinDeadline(refill(answer.connection, due, answer.reader, request), () => ended('deadline'))
    sent += due.length
    const items = take(read, maxItems === undefined ? undefined : maxItems - returned)
    returned += items.length
    yield items
    if (read.room === 0 || read.lanes.every((lane) => isOver(lane, false))) return
    // Where nothing is buffered, only another request tells whether something is left.
    if (returned === maxItems && read.lanes.some((lane) => !isEmpty(lane))) throw ended('maxItems')
    if (requests !== undefined && sent >= requests) throw ended('maxPages')
    if (isSpent(call, maxReadUnits)) throw ended('maxReadUnits')
  }
}

/** One query after the other: their order says nothing about their number. */
async function countLanes<T>(answer: Lanes<T>, options: CountOptions & ConsistentOption): Promise<number> {
  const read = startRead(answer, options, true)
  const { lanes, left } = read
  let now = 0
  const tally = startTally(lanes[0]!.source, options, (position) => {
    const states = lanes.map(({ at }, lane): LaneState => (lane < now ? 'end' : lane > now ? at : (position ?? at)))
    return cursorTo(read, states, left === undefined ? undefined : left - tally.count, false)
  })
  for (const { source, at } of lanes) {
    const start = typeof at === 'object' ? at : undefined
    if (at !== 'end') await addCount(answer.connection, source, answer.reader.view, options, tally, start)
    if (left !== undefined && tally.count >= left) return left
    now++
  }
  return tally.count
}
