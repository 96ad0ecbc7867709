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

/** An item of the answer, with what it is stored as. */
export interface Found<T> {
  readonly item: Item
  readonly entity: T
}

export interface FoundPage<T> {
  readonly items: Found<T>[]
  /** Continues after the page; absent at the end of the answer. */
  readonly next?: Position
  readonly cursor?: string
}

/** One page of a pattern, by one request. Items that are not of this entity are passed over. */
export async function readPage<T>(
  connection: Connection,
  source: Source,
  view: EntityView<T>,
  options: PageOptions & ConsistentOption,
): Promise<FoundPage<T>> {
  const from = options.cursor === undefined ? undefined : decodeCursor(source, options.cursor)
  return pageFrom(connection, source, view, from, options)
}

async function pageFrom<T>(
  connection: Connection,
  source: Source,
  view: EntityView<T>,
  from: Position | undefined,
  { pageSize, consistent }: PageOptions & ConsistentOption,
): Promise<FoundPage<T>> {
  checkCount(source, 'pageSize', pageSize)
  const left = from?.left ?? source.limit
  const page = await fetchPage(connection, source, {
    limit: source.filtered ? pageSize : least(pageSize, left),
    startKey: from?.key,
    consistent,
  })
  const items: Found<T>[] = []
  for (const item of page.items) {
    if (items.length === left) break
    if (belongsTo(view, item)) items.push({ item, entity: view.codec.read(item) })
  }
  if (page.lastKey === undefined || items.length === left) return { items }
  const next: Position = { key: page.lastKey, ...(left !== undefined && { left: left - items.length }) }
  return { items, next, cursor: encodeCursor(source, next) }
}

/**
 * Every item, page by page. Where a budget ends before the answer does, `QUERY.BUDGET` carries the cursor that continues after the last
 * item returned, and what was collected so far.
 */
export async function* walk<T>(
  connection: Connection,
  source: Source,
  view: EntityView<T>,
  options: IterateOptions & ConsistentOption,
  collected?: readonly T[],
): AsyncGenerator<T, void, undefined> {
  const { maxItems, maxPages } = options
  checkCount(source, 'maxItems', maxItems)
  checkCount(source, 'maxPages', maxPages)
  let position = options.cursor === undefined ? undefined : decodeCursor(source, options.cursor)
  let returned = 0
  for (let pages = 1; ; pages++) {
    // One item more than the budget, to know whether something is left.
    const limit = source.filtered || maxItems === undefined ? undefined : maxItems - returned + 1
    const page = await pageFrom(connection, source, view, position, { ...options, ...pageSizeOf(least(options.pageSize, limit)) })
    for (const [place, { entity }] of page.items.entries()) {
      if (returned === maxItems) throw budgetEnded(source, cursorBefore(source, position, page, place), returned, collected)
      returned++
      yield entity
    }
    if (page.next === undefined) return
    position = page.next
    if (pages === maxPages) throw budgetEnded(source, encodeCursor(source, position), returned, collected)
  }
}

/** The cursor that continues with the item at `place` of a page. */
function cursorBefore<T>(source: Source, start: Position | undefined, page: FoundPage<T>, place: number): string | undefined {
  const last = page.items[place - 1]
  if (last === undefined) return start === undefined ? undefined : encodeCursor(source, start)
  const left = start?.left ?? source.limit
  return encodeCursor(source, { key: last.item, ...(left !== undefined && { left: left - place }) })
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

function pageSizeOf(pageSize: number | undefined): { pageSize?: number } {
  return pageSize === undefined ? {} : { pageSize }
}
