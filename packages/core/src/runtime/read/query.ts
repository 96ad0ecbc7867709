import type { Connection } from '../connection.js'
import type { EntityView, QueryPlan, ScanPlan } from '../plans.js'
import { encodeCursor } from './cursor.js'
import { explainSource } from './explain.js'
import { defaultBudget, flatten, readPage, startOf, walkPages } from './paging.js'
import { querySource } from './query-source.js'
import type { Query, TableQuery } from './query-types.js'
import { scanSource } from './scan-source.js'
import type { Source } from './source.js'

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
  return fromSource(connection, view, () => querySource(connection, plan, by, range, filter))
}

/** The items of an entity by reading the whole table or index: a pattern whose schema opted in to a Scan, and said why. */
export function scan<T>(connection: Connection, plan: ScanPlan, view: EntityView<T>, filter?: object): TableQuery<T> {
  return fromSource(connection, view, () => scanSource(connection, plan, filter))
}

function fromSource<T>(connection: Connection, view: EntityView<T>, bind: () => Source): TableQuery<T> {
  let bound: Source | undefined
  const source = (): Source => {
    bound ??= bind()
    return bound
  }
  return {
    async page(options = {}) {
      const { entities, next } = await readPage(connection, source(), view, startOf(source(), options.cursor), options)
      return { items: entities, ...(next !== undefined && { cursor: encodeCursor(source(), next) }), truncated: next !== undefined }
    },
    async all(options = {}) {
      const items: T[] = []
      for await (const page of walkPages(connection, source(), view, { ...defaultBudget, ...options }, items)) {
        for (const entity of page) items.push(entity)
      }
      return items
    },
    async first(options = {}) {
      const one = source().filtered ? {} : { pageSize: 1 }
      for await (const [first] of walkPages(connection, source(), view, { ...one, maxPages: defaultBudget.maxPages, ...options })) {
        if (first !== undefined) return first
      }
      return undefined
    },
    iterate: (options = {}) => ({ [Symbol.asyncIterator]: () => flatten(walkPages(connection, source(), view, options)) }),
    [Symbol.asyncIterator]: () => flatten(walkPages(connection, source(), view, {})),
    explain: (options = {}) => explainSource(source(), options.consistent === true ? { consistent: true } : {}),
  }
}
