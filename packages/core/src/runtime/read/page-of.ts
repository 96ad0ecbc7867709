import { startCall } from '../call.js'
import { encodeCursor } from './cursor.js'
import { readPage, startOf } from './page.js'
import type { ConsistentOption, Page, PageOptions } from './query-types.js'
import type { Question } from './question.js'

/** One page of an answer, by one request; a page may be empty and still have a `cursor`. */
export async function pageOf<T, Options>(
  { connection, reader, source: bind }: Question<T, Options>,
  given: PageOptions & Options = {} as PageOptions & Options,
): Promise<Page<T>> {
  const options: PageOptions & ConsistentOption = given
  const source = bind(options)
  const from = startOf(source, options.cursor)
  const page = await readPage(connection, source, reader, from, options, startCall(source.pattern, options))
  const { entities, next, previous, vanished } = page
  return {
    items: entities,
    ...(next !== undefined && { cursor: encodeCursor(source, next) }),
    ...(previous !== undefined && source.operation === 'Query' && { previous: encodeCursor(source, previous) }),
    truncated: next !== undefined,
    ...(reader.hydrate !== undefined && { vanished }),
  }
}
