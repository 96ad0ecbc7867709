import type { Connection } from '../connection.js'
import { lanesQuery } from '../fan-out/lanes-query.js'
import type { EntityPlan } from '../plans.js'
import { hydratingReader } from '../read/hydrate.js'
import type { HydratedQuery } from '../read/query-types.js'
import { type WalkedPlan, walk } from './walk-query.js'

/**
 * As `walkQuery` of an index that holds part of an item: what it finds is read again, whole, from the table.
 *
 * @example
 * ```ts
 * import { hydratedWalk } from '@keyloom/core/runtime'
 *
 * hydratedWalk(connection, logPlans.entryLatest, logPlans.entry, { device: 'd-1' }).page({ pageSize: 20 })
 * ```
 */
export function hydratedWalk<T extends object>(
  connection: Connection,
  plan: WalkedPlan,
  entity: EntityPlan<T>,
  by: object,
  range?: object,
  filter?: object,
): HydratedQuery<T> {
  return lanesQuery(walk(connection, plan, hydratingReader(connection, plan, entity), by, range, filter)) as HydratedQuery<T>
}
