import type { Connection } from '../connection.js'
import type { ShowOptions } from '../lifetime/hidden-rule.js'
import type { EntityView, QueryPlan } from '../plans.js'
import { hideFrom } from './hide.js'
import { querySource } from './query-source.js'
import type { Reader } from './reader.js'
import type { Source } from './source.js'

/**
 * An access pattern with its inputs, not asked yet: what `pageOf`, `allOf`, `firstOf`, `itemsOf`, `countOf` and `explanationOf` take. Inputs are
 * checked when it is asked, before a request is sent. `Options` are what any of them may be told besides: `ConsistentOption` where the answer
 * is not from a global index.
 */
export interface Question<T, Options = unknown> {
  readonly connection: Connection
  readonly reader: Reader<T>
  source(options?: ShowOptions): Source
  /** In the type only. */
  readonly '~options'?: Options
}

/**
 * The question of a pattern that is one Query.
 *
 * @example
 * ```ts
 * import { pageOf, question } from '@keyloom/core/runtime'
 *
 * const { items } = await pageOf(question(connection, plans.orderByCustomer, plans.order, { customerId }))
 * ```
 */
export function question<T, Options = unknown>(
  connection: Connection,
  plan: QueryPlan,
  view: EntityView<T>,
  by: object,
  range?: object,
  filter?: object,
): Question<T, Options> {
  return questionOf(connection, { view }, () => querySource(connection, plan, by, range, filter))
}

/** The question of what a source brings and a reader makes of it. */
export function questionOf<T>(connection: Connection, reader: Reader<T>, bind: () => Source): Question<T, never> {
  let bound: Source | undefined
  return {
    connection,
    reader,
    source(options) {
      bound ??= bind()
      return hideFrom(connection, bound, [reader.view], options)
    },
  }
}
