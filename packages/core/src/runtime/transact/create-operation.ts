import { named } from '../named.js'
import type { EntityPlan } from '../plans.js'
import { prepareCreate } from '../write/create.js'
import type { TransactOperation } from './operation.js'

/**
 * The create of an item as one operation of a transaction.
 *
 * @example
 * ```ts
 * import { createOperation, transact } from '@keyloom/core/runtime'
 *
 * const { order } = await transact(connection, {
 *   order: createOperation(plans.order, { customerId, orderId, placedAt, status: 'open', total: 4200 }),
 * })
 * ```
 */
export function createOperation<E extends object>(plan: EntityPlan<E>, input: object): TransactOperation<E> {
  return {
    plan,
    prepare(connection, name, now) {
      return [named(name, () => prepareCreate(connection, plan, input, now))]
    },
  }
}
