import type { CallOptions } from '../call.js'
import type { Connection } from '../connection.js'
import type { EntityView, QueryPlan } from '../plans.js'
import { countOf } from './count.js'
import { explanationOf } from './explain.js'
import { allOf, firstOf, itemsOf } from './items-of.js'
import { pageOf } from './page-of.js'
import type {
  AllOptions,
  ConsistentOption,
  CountOptions,
  Explanation,
  IterateOptions,
  Page,
  PageOptions,
  Query,
  TableQuery,
} from './query-types.js'
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
  return new Asked(asked)
}

/** A class, because most queries are asked one thing: a function for each of them would take longer than all else before the request. */
class Asked<T> implements TableQuery<T> {
  readonly #question: Question<T, ConsistentOption>

  constructor(question: Question<T, ConsistentOption>) {
    this.#question = question
  }

  page(options?: PageOptions & ConsistentOption): Promise<Page<T>> {
    return pageOf(this.#question, options)
  }

  all(options?: AllOptions & ConsistentOption): Promise<T[]> {
    return allOf(this.#question, options)
  }

  first(options?: CallOptions & ConsistentOption): Promise<T | undefined> {
    return firstOf(this.#question, options)
  }

  count(options?: CountOptions & ConsistentOption): Promise<number> {
    return countOf(this.#question, options)
  }

  iterate(options?: IterateOptions & ConsistentOption): AsyncIterable<T> {
    return itemsOf(this.#question, options)
  }

  [Symbol.asyncIterator](): AsyncIterator<T> {
    return itemsOf(this.#question)[Symbol.asyncIterator]()
  }

  explain(options?: ConsistentOption): Explanation {
    return explanationOf(this.#question, options)
  }
}
