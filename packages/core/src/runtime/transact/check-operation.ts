import { named } from '../named.js'
import type { EntityPlan } from '../plans.js'
import type { CheckOptions, TransactOperation } from './operation.js'
import { prepareCheck } from './prepare-check.js'

/**
 * The check of an item as one operation of a transaction.
 *
 * @example
 * ```ts
 * import { checkOperation, transact } from '@keyloom/core/runtime'
 *
 * await transact(connection, { customer: checkOperation(plans.customer, { customerId }) })
 * ```
 */
export function checkOperation<E extends object>(
  plan: EntityPlan<E>,
  key: object,
  options: CheckOptions<E, object> = {},
): TransactOperation<undefined> {
  return { plan, prepare: (connection, name) => [named(name, () => prepareCheck(connection, plan, key, options))] }
}
