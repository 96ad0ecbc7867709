import { startCall } from '../call.js'
import type { Connection } from '../connection.js'
import type { ShowOptions } from '../lifetime/hidden-rule.js'
import type { EntityView, QueryPlan } from '../plans.js'
import { defaultBudget } from './budget.js'
import { countItems } from './count.js'
import { encodeCursor } from './cursor.js'
import { explainSource } from './explain.js'
import { hideFrom } from './hide.js'
import { readPage, startOf } from './page.js'
import { querySource } from './query-source.js'
import type { ConsistentOption, IterateOptions, Page, PageOptions, Query, TableQuery } from './query-types.js'
import type { Reader } from './reader.js'
import type { Source } from './source.js'
import { flatten, walkPages } from './walk.js'

/** The answer to a pattern, not asked for yet. Inputs are checked when something is asked for, before a request is sent. */
export function query<T>(
  connection: Connection,
  plan: QueryPlan,
  view: EntityView<T>,
  by: object,
  range?: object,
  filter?: object,
): Query<T> {
  return tableQuery(connection, plan, view, by, range, filter)
}

/** As `query`, of a table or a local index, which can be read consistently. */
export function tableQuery<T>(
  connection: Connection,
  plan: QueryPlan,
  view: EntityView<T>,
  by: object,
  range?: object,
  filter?: object,
): TableQuery<T> {
  return queryOf(connection, { view }, () => querySource(connection, plan, by, range, filter))
}

/** A query of what a source brings and a reader makes of it. */
export function queryOf<T>(connection: Connection, reader: Reader<T>, bind: () => Source): TableQuery<T> {
  let bound: Source | undefined
  const source = (options?: ShowOptions): Source => {
    bound ??= bind()
    return hideFrom(connection, bound, [reader.view], options)
  }
  return {
    page: (options = {}) => onePage(connection, source, reader, options),
    async all(options = {}) {
      const items: T[] = []
      for await (const page of walkPages(connection, source(options), reader, { ...defaultBudget, ...options }, items)) {
        for (const entity of page) items.push(entity)
      }
      return items
    },
    async first(options = {}) {
      const one = source(options).filtered ? {} : { pageSize: 1 }
      for await (const [first] of walkPages(connection, source(options), reader, {
        ...one,
        maxPages: defaultBudget.maxPages,
        ...options,
      })) {
        if (first !== undefined) return first
      }
      return undefined
    },
    async count(options = {}) {
      return countItems(connection, source(options), reader.view, options)
    },
    iterate: (options = {}) => ({ [Symbol.asyncIterator]: () => items(connection, source(options), reader, options) }),
    [Symbol.asyncIterator]: () => items(connection, source(), reader, {}),
    explain: ({ consistent } = {}) => explainSource(source(), { hydrates: reader.hydrate !== undefined }, { consistent }),
  }
}

function items<T>(
  connection: Connection,
  source: Source,
  reader: Reader<T>,
  options: IterateOptions & ConsistentOption,
): AsyncGenerator<T> {
  return flatten(walkPages(connection, source, reader, options), source.pattern, options.signal)
}

async function onePage<T>(
  connection: Connection,
  bind: (options: ShowOptions) => Source,
  reader: Reader<T>,
  options: PageOptions & ConsistentOption,
): Promise<Page<T> & { vanished?: number }> {
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
