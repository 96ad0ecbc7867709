import { keptAttributes, touches } from '../kept/keep.js'
import { named } from '../named.js'
import type { EntityPlan } from '../plans.js'
import { prepareUpdate } from '../write/update.js'
import type { Changes, GivenOptions } from '../write/write-types.js'
import type { TransactOperation } from './operation.js'
import { mustRead, refusePoint } from './refused-operation.js'

/**
 * The update of an item as one operation of a transaction.
 *
 * @example
 * ```ts
 * import { transact, updateOperation } from '@keyloom/core/runtime'
 *
 * await transact(connection, { order: updateOperation(plans.order, { customerId, placedAt, orderId }, { set: { note: 'Ring twice.' } }) })
 * ```
 */
export function updateOperation<E extends object>(
  plan: EntityPlan<E>,
  key: object,
  changes: Changes,
  options: GivenOptions = {},
): TransactOperation<undefined> {
  return {
    plan,
    prepare(connection, name, now) {
      refusePoint(plan, name, 'update')
      const write = named(name, () => prepareUpdate(connection, plan, key, changes, options, now))
      if (plan.keeps !== undefined && keptAttributes(plan).some((each) => touches(changes, each))) throw mustRead(plan, name, 'update')
      return [write]
    },
  }
}
