import { type KeyloomError, keyloomError } from '../../errors/index.js'
import type { Connection } from '../connection.js'
import { invalidInput } from '../input.js'
import type { Item } from '../item.js'
import type { EntityView } from '../plans.js'
import { belongsTo } from './belongs-to.js'
import { decodeCursor, encodeCursor, type Position } from './cursor.js'
import { fetchPage } from './fetch-page.js'
import type { ConsistentOption, IterateOptions, PageOptions } from './query-types.js'
import type { Source } from './source.js'

/** What a call that collects reads at most unless it says otherwise. */
export const defaultBudget = { maxItems: 10_000, maxPages: 100 } as const

export interface FoundPage<T> {
  readonly entities: T[]
  /** What each of them is stored as. */
  readonly stored: Item[]
  /** Continues after the page; absent at the end of the answer. */
  readonly next?: Position
}

/** One page of a pattern, by one request. Items that are not of this entity are passed over. */
export async function readPage<T>(
  connection: Connection,
  source: Source,
  view: EntityView<T>,
  from: Position | undefined,
  { pageSize, consistent }: PageOptions & ConsistentOption,
): Promise<FoundPage<T>> {
  checkCount(source, 'pageSize', pageSize)
  const left = from?.left ?? source.limit
  const limit = source.filtered ? pageSize : least(pageSize, left)
  const { items, lastKey } = await fetchPage(connection, source, { limit, startKey: from?.key, consistent })
  const entities: T[] = []
  const stored: Item[] = []
  for (const item of items) {
    if (entities.length === left) break
    if (!belongsTo(view, item)) continue
    entities.push(view.codec.read(item))
    stored.push(item)
  }
  if (lastKey === undefined || entities.length === left) return { entities, stored }
  return { entities, stored, next: { key: lastKey, ...(left !== undefined && { left: left - entities.length }) } }
}

/** Where a call begins. */
export function startOf(source: Source, cursor: string | undefined): Position | undefined {
  return cursor === undefined ? undefined : decodeCursor(source, cursor)
}

/**
 * The answer page by page. Where a budget ends before the answer does, `QUERY.BUDGET` carries the cursor that continues after the last
 * item returned, and what was collected so far.
 */
export async function* walkPages<T>(
  connection: Connection,
  source: Source,
  view: EntityView<T>,
  options: IterateOptions & ConsistentOption,
  collected?: readonly T[],
): AsyncGenerator<T[], void, undefined> {
  const { maxItems, maxPages, consistent } = options
  checkCount(source, 'maxItems', maxItems)
  checkCount(source, 'maxPages', maxPages)
  let position = startOf(source, options.cursor)
  let returned = 0
  for (let pages = 1; ; pages++) {
    const room = maxItems === undefined ? undefined : maxItems - returned
    // One item more than the budget, to know whether something is left.
    const pageSize = least(options.pageSize, source.filtered || room === undefined ? undefined : room + 1)
    const page = await readPage(connection, source, view, position, {
      ...(pageSize !== undefined && { pageSize }),
      ...(consistent !== undefined && { consistent }),
    })
    if (room !== undefined && page.entities.length > room) {
      if (room > 0) yield page.entities.slice(0, room)
      throw budgetEnded(source, cursorBefore(source, position, page, room), returned + room, collected)
    }
    returned += page.entities.length
    yield page.entities
    if (page.next === undefined) return
    position = page.next
    if (pages === maxPages) throw budgetEnded(source, encodeCursor(source, position), returned, collected)
  }
}

/** The items of pages, one by one. */
export async function* flatten<T>(pages: AsyncIterable<readonly T[]>): AsyncGenerator<T, void, undefined> {
  for await (const page of pages) for (const item of page) yield item
}

/** The cursor that continues with the item at `place` of a page. */
function cursorBefore<T>(source: Source, start: Position | undefined, page: FoundPage<T>, place: number): string | undefined {
  const last = page.stored[place - 1]
  if (last === undefined) return start === undefined ? undefined : encodeCursor(source, start)
  const left = start?.left ?? source.limit
  return encodeCursor(source, { key: last, ...(left !== undefined && { left: left - place }) })
}

/** The error for a budget that ended before the answer did. */
export function budgetEnded(
  source: Source,
  cursor: string | undefined,
  returned: number,
  items: readonly unknown[] | undefined,
): KeyloomError {
  return keyloomError('QUERY.BUDGET', `${source.pattern} stopped at its budget after ${returned} items; there is more.`, {
    fix: 'Continue with the cursor in the payload, take it page by page, or raise maxItems or maxPages.',
    payload: { pattern: source.pattern, returned, cursor, ...(items !== undefined && { items }) },
  })
}

/** Refuses a count that is no whole number from 1 on. */
export function checkCount(source: Source, name: string, count: number | undefined): void {
  if (count === undefined || (Number.isSafeInteger(count) && count > 0)) return
  throw invalidInput(source.pattern, name, count, 'it is a whole number from 1 on')
}

/** The lesser of two limits, either of which may be absent. */
export function least(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b)
}
