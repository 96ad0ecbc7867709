import { startCall } from '../call.js'
import { encodeCursor, type Position } from './cursor.js'
import { readPage, startOf } from './page.js'
import type { ConsistentOption, Page, PageOptions } from './query-types.js'
import type { Question } from './question.js'
import type { Source } from './source.js'

/**
 * One page of an answer, by one request; a page may be empty and still have a `cursor`.
 *
 * @example
 * ```ts
 * import { pageOf, question } from '@keyloom/core/runtime'
 *
 * const { items, cursor } = await pageOf(question(connection, plans.orderByCustomer, plans.order, { customerId }), { pageSize: 25 })
 * ```
 */
export async function pageOf<T, Options>(
  { connection, reader, source: bind }: Question<T, Options>,
  given: PageOptions & Options = {} as PageOptions & Options,
): Promise<Page<T>> {
  const options: PageOptions & ConsistentOption = given
  const source = bind(options)
  const from = startOf(source, options.cursor)
  const page = await readPage(connection, source, reader, from, options, startCall(source.pattern, options))
  const { entities, next, previous, vanished } = page
  const answer: Page<T> & { vanished?: number } = { items: entities, truncated: next !== undefined }
  if (reader.hydrate !== undefined) answer.vanished = vanished
  if (next !== undefined) addCursor(answer, 'cursor', source, next)
  if (previous !== undefined && source.operation === 'Query') addCursor(answer, 'previous', source, previous)
  return answer
}

/** A cursor that is made when it is read: its seal takes longer than all else that the runtime does for a page. */
function addCursor(page: object, name: 'cursor' | 'previous', source: Source, position: Position): void {
  let cursor: string | undefined
  const get = (): string => (cursor ??= encodeCursor(source, position))
  Object.defineProperty(page, name, { get, enumerable: true, configurable: true })
}
