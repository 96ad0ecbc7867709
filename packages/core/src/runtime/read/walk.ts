import { isKeyloomError } from '../../errors/index.js'
import { type Call, checkCall, startCall } from '../call.js'
import type { Connection } from '../connection.js'
import { type Budget, budgetEnded, checkCount, checkUnits, defaultBudget, least } from './budget.js'
import { encodeCursor, type Position } from './cursor.js'
import { type FoundPage, readPage, startOf } from './page.js'
import type { ConsistentOption, IterateOptions } from './query-types.js'
import type { Reader } from './reader.js'
import type { Source } from './source.js'

/**
 * The answer page by page. Where a budget ends before the answer does, `QUERY.BUDGET` carries the cursor that continues after the last
 * item returned, and what was collected so far.
 */
export async function* walkPages<T>(
  connection: Connection,
  source: Source,
  reader: Reader<T>,
  options: IterateOptions & ConsistentOption,
  collected?: readonly T[],
): AsyncGenerator<T[], void, undefined> {
  const { maxItems, maxReadUnits, consistent } = options
  // A filter with a limit could read on to the end of the partition for the last item it lacks.
  const maxPages = options.maxPages ?? (source.filtered && source.limit !== undefined ? defaultBudget.maxPages : undefined)
  checkCount(source, 'maxItems', maxItems)
  checkCount(source, 'maxPages', maxPages)
  checkUnits(source, maxReadUnits)
  const call = startCall(source.pattern, options, maxReadUnits !== undefined)
  let position = startOf(source, options.cursor, true)
  let returned = 0
  const ended = (budget: Budget, cursor: string | undefined) =>
    budgetEnded(source, { budget, cursor, returned, ...(collected !== undefined && { items: collected }) })
  for (let pages = 1; ; pages++) {
    const room = maxItems === undefined ? undefined : maxItems - returned
    // One item more than the budget, to know whether something is left.
    const pageSize = least(options.pageSize, source.filtered || room === undefined ? undefined : room + 1)
    const page = await withinDeadline(readPage(connection, source, reader, position, { pageSize, consistent }, call), () =>
      ended('deadline', position && encodeCursor(source, position)),
    )
    if (room !== undefined && page.entities.length > room) {
      if (room > 0) yield page.entities.slice(0, room)
      returned += room
      throw ended('maxItems', cursorBefore(source, position, page, room))
    }
    returned += page.entities.length
    yield page.entities
    if (page.next === undefined) return
    position = page.next
    if (pages === maxPages) throw ended('maxPages', encodeCursor(source, position))
    if (isSpent(call, maxReadUnits)) throw ended('maxReadUnits', encodeCursor(source, position))
  }
}

/** The items of pages, one by one, until the signal of the call says stop. */
export async function* flatten<T>(
  pages: AsyncIterable<readonly T[]>,
  subject: string,
  signal?: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  for await (const page of pages) {
    for (const item of page) {
      if (signal?.aborted === true) checkCall({ subject, signal })
      yield item
    }
  }
}

/** Whether a call has consumed what it may. */
export function isSpent(call: Call | undefined, maxReadUnits: number | undefined): boolean {
  return maxReadUnits !== undefined && (call?.meter?.units ?? 0) >= maxReadUnits
}

/** The result of a step of a read that collects: where its deadline passes, that is a budget that has ended. */
export async function withinDeadline<R>(step: Promise<R>, ended: () => Error): Promise<R> {
  try {
    return await step
  } catch (error) {
    throw isKeyloomError(error, 'REQUEST.DEADLINE') ? ended() : error
  }
}

/** The cursor that continues with the item at `place` of a page. */
function cursorBefore<T>(source: Source, start: Position | undefined, page: FoundPage<T>, place: number): string | undefined {
  const last = page.stored[place - 1]
  if (last === undefined) return start === undefined ? undefined : encodeCursor(source, start)
  const left = start?.left ?? source.limit
  return encodeCursor(source, { key: last, ...(left !== undefined && { left: left - place }) })
}
