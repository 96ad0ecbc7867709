import { type Call, startCall } from '../call.js'
import type { Connection } from '../connection.js'
import type { EntityView, FanOutPlan, QueryPlan } from '../plans.js'
import { type Budget, budgetEnded, checkCounts, checkUnits, defaultBudget, least } from '../read/budget.js'
import { countItems } from '../read/count.js'
import { explainSource } from '../read/explain.js'
import { querySource } from '../read/query-source.js'
import type { CountOptions, IterateOptions, Page, PageOptions, Query } from '../read/query-types.js'
import type { Reader } from '../read/reader.js'
import type { Source } from '../read/source.js'
import { flatten, isSpent, withinDeadline } from '../read/walk.js'
import { decodeFanOut, encodeFanOut } from './fan-out-cursor.js'
import { isEmpty, type Lane, nextLane, refill } from './lane.js'

/**
 * The answer to a pattern by a known number of queries, one for each value of a fan-out, merged in order. `pageSize` counts what each of
 * them evaluates, and what a page returns at most; `maxPages` counts requests.
 */
export function fanOutQuery<T>(
  connection: Connection,
  plan: QueryPlan & { readonly fanOut?: FanOutPlan },
  view: EntityView<T>,
  by: object,
  range?: object,
  filter?: object,
): Query<T> {
  const { limit, fanOut, ...unlimited } = plan
  const { input, values, order } = fanOut!
  const reader: Reader<T> = { view }
  let bound: readonly Source[] | undefined
  const sources = (): readonly Source[] => {
    bound ??= values.map((value) => querySource(connection, unlimited, { ...by, [input]: value }, range, filter))
    return bound
  }
  const fan: Fan<T> = { connection, reader, sources, order, forward: plan.forward, limit }
  return {
    page: (options = {}) => onePage(fan, options),
    async all(options = {}) {
      const items: T[] = []
      for await (const page of walkLanes(fan, { ...defaultBudget, ...options }, items)) for (const entity of page) items.push(entity)
      return items
    },
    async first(options = {}) {
      for await (const [first] of walkLanes(fan, { pageSize: 1, maxPages: defaultBudget.maxPages, ...options })) {
        if (first !== undefined) return first
      }
      return undefined
    },
    count: (options = {}) => countLanes(fan, options),
    iterate: (options = {}) => ({ [Symbol.asyncIterator]: () => flatten(walkLanes(fan, options), plan.name, options.signal) }),
    [Symbol.asyncIterator]: () => flatten(walkLanes(fan, {}), plan.name),
    explain() {
      const one = explainSource(sources()[0]!, {})
      return {
        ...one,
        steps: [`${values.length} of ${one.operation} of ${plan.index ?? 'the table'}, one for each ${input}, merged in order`],
      }
    },
  }
}

interface Fan<T> {
  readonly connection: Connection
  readonly reader: Reader<T>
  sources(): readonly Source[]
  readonly order: readonly string[]
  readonly forward: boolean
  readonly limit: number | undefined
}

interface Lanes<T> {
  readonly lanes: readonly Lane<T>[]
  left: number | undefined
}

function startLanes<T>({ sources, limit }: Fan<T>, cursor: string | undefined): Lanes<T> {
  const at = cursor === undefined ? undefined : decodeFanOut(sources(), cursor, limit)
  const lanes = sources().map((source, lane): Lane<T> => {
    const state = at?.states[lane]
    return { source, position: state === 'done' ? undefined : state, done: state === 'done', entities: [], stored: [], taken: 0 }
  })
  return { lanes, left: at === undefined ? limit : (at.left ?? undefined) }
}

async function onePage<T>(fan: Fan<T>, options: PageOptions & { readonly consistent?: boolean }): Promise<Page<T>> {
  const [source] = fan.sources() as [Source]
  const { pageSize, consistent } = options
  checkCounts(source, { pageSize })
  const call = startCall(source.pattern, options)
  const read = startLanes(fan, options.cursor)
  await refill(fan.connection, read.lanes, fan.reader, { pageSize: sizeOf(source, pageSize, read.left), consistent, call })
  const items = take(fan, read, pageSize)
  const isOver = read.left === 0 || read.lanes.every((lane) => lane.done && isEmpty(lane))
  return { items, ...(!isOver && { cursor: encodeFanOut(read.lanes, read.left) }), truncated: !isOver }
}

/** The items that can be told to be next, without reading on. */
function take<T>({ order, forward }: Fan<T>, read: Lanes<T>, atMost = Number.POSITIVE_INFINITY): T[] {
  const items: T[] = []
  while (items.length < atMost && read.left !== 0) {
    const lane = nextLane(read.lanes, order, forward)
    if (lane === undefined) break
    items.push(lane.entities[lane.taken]!)
    lane.taken++
    if (read.left !== undefined) read.left--
  }
  return items
}

/** Every lane may hold all that is still to come. */
function sizeOf({ filtered }: Source, pageSize: number | undefined, left: number | undefined): number | undefined {
  return filtered ? pageSize : least(pageSize, left)
}

async function* walkLanes<T>(
  fan: Fan<T>,
  options: IterateOptions & { readonly consistent?: boolean },
  collected?: readonly T[],
): AsyncGenerator<T[], void, undefined> {
  const [source] = fan.sources() as [Source]
  const { pageSize, maxItems, maxPages, maxReadUnits, consistent } = options
  checkCounts(source, { pageSize, maxItems, maxPages })
  checkUnits(source, maxReadUnits)
  const requests = maxPages ?? (source.filtered && fan.limit !== undefined ? defaultBudget.maxPages : undefined)
  const call: Call | undefined = startCall(source.pattern, options, maxReadUnits !== undefined)
  const read = startLanes(fan, options.cursor)
  let returned = 0
  let sent = 0
  const ended = (budget: Budget) =>
    budgetEnded(source, {
      budget,
      cursor: encodeFanOut(read.lanes, read.left),
      returned,
      ...(collected !== undefined && { items: collected }),
    })
  for (;;) {
    const request = { pageSize: sizeOf(source, pageSize, read.left), consistent, call }
    sent += await withinDeadline(refill(fan.connection, read.lanes, fan.reader, request), () => ended('deadline'))
    const items = take(fan, read, maxItems === undefined ? undefined : maxItems - returned)
    returned += items.length
    yield items
    if (read.left === 0 || read.lanes.every((lane) => lane.done && isEmpty(lane))) return
    // Where nothing is buffered, only another request tells whether something is left.
    if (returned === maxItems && read.lanes.some((lane) => !isEmpty(lane))) throw ended('maxItems')
    if (requests !== undefined && sent >= requests) throw ended('maxPages')
    if (isSpent(call, maxReadUnits)) throw ended('maxReadUnits')
  }
}

async function countLanes<T>({ connection, reader, sources, limit }: Fan<T>, options: Omit<CountOptions, 'cursor'>): Promise<number> {
  let count = 0
  for (const source of sources()) {
    count += await countItems(connection, source, reader.view, options)
    if (limit !== undefined && count >= limit) return limit
  }
  return count
}
