import type { Connection } from '../connection.js'
import type { EntityView, QueryPlan } from '../plans.js'
import { countOf } from './count.js'
import { explanationOf } from './explain.js'
import { allOf, firstOf, itemsOf } from './items-of.js'
import { pageOf } from './page-of.js'
import type { ConsistentOption, Query, TableQuery } from './query-types.js'
import { type Question, question } from './question.js'

/**
 * The answer to a pattern, not asked for yet. Inputs are checked when something is asked for, before a request is sent.
 *
 * @example
 * ```ts
 * import { query } from '@keyloom/core/runtime'
 *
 * await query(connection, plans.orderUnshipped, plans.order, { status: 'open' }).all()
 * ```
 */
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

/**
 * As `query`, of a table or a local index, which can be read consistently.
 *
 * @example
 * ```ts
 * import { tableQuery } from '@keyloom/core/runtime'
 *
 * await tableQuery(connection, plans.orderByCustomer, plans.order, { customerId }).page({ consistent: true })
 * ```
 */
export function tableQuery<T>(
  connection: Connection,
  plan: QueryPlan,
  view: EntityView<T>,
  by: object,
  range?: object,
  filter?: object,
): TableQuery<T> {
  return queryOf(question(connection, plan, view, by, range, filter))
}

/** A question with all that can be asked of it. */
export function queryOf<T>(asked: Question<T, ConsistentOption>): TableQuery<T> {
  return {
    page: (options) => pageOf(asked, options),
    all: (options) => allOf(asked, options),
    first: (options) => firstOf(asked, options),
    count: (options) => countOf(asked, options),
    iterate: (options) => itemsOf(asked, options),
    [Symbol.asyncIterator]: () => itemsOf(asked)[Symbol.asyncIterator](),
    explain: (options) => explanationOf(asked, options),
  }
}
