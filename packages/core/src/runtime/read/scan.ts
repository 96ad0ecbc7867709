import type { Connection } from '../connection.js'
import type { EntityView, ScanPlan } from '../plans.js'
import { queryOf } from './query.js'
import type { TableQuery, TableScan } from './query-types.js'
import { questionOf } from './question.js'
import { type Segment, scanSource } from './scan-source.js'

/**
 * The items of an entity by reading the whole table or index: a pattern whose schema opted in to a Scan, and said why.
 *
 * @example
 * ```ts
 * import { scan } from '@keyloom/core/runtime'
 *
 * for await (const book of scan(connection, libraryPlans.bookAll, libraryPlans.book)) console.log(book)
 * ```
 */
export function scan<T>(connection: Connection, plan: ScanPlan, view: EntityView<T>, filter?: object): TableScan<T> {
  const asked = (part?: Segment): TableQuery<T> =>
    queryOf(questionOf(connection, { view }, () => scanSource(connection, plan, filter, part)))
  return Object.assign(asked(), { segment: (segment: number, of: number) => asked({ segment, of }) })
}
