import type { Connection } from '../connection.js'
import type { EntityPlan } from '../plans.js'
import { hydratingReader } from '../read/hydrate.js'
import type { HydratedQuery } from '../read/query-types.js'
import { type FannedPlan, fanOut } from './fan-out-query.js'
import { lanesQuery } from './lanes-query.js'

/**
 * As `fanOutQuery` of an index that holds part of an item: what it finds is read again, whole, from the table.
 *
 * @example
 * ```ts
 * import { hydratedFanOut } from '@keyloom/core/runtime'
 *
 * hydratedFanOut(connection, feedPlans.postMostLiked, feedPlans.post, {}).page({ pageSize: 20 })
 * ```
 */
export function hydratedFanOut<T extends object>(
  connection: Connection,
  plan: FannedPlan,
  entity: EntityPlan<T>,
  by: object,
  range?: object,
  filter?: object,
): HydratedQuery<T> {
  const reader = hydratingReader(connection, plan, entity)
  return lanesQuery(fanOut(connection, plan, reader, by, range, filter)) as HydratedQuery<T>
}
