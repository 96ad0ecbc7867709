import type { EntityPlan } from '../plans.js'
import type { Changes } from '../write/write-types.js'
import { checkOperation } from './check-operation.js'
import { createOperationKept } from './create-operation-kept.js'
import { deleteOperation } from './delete-operation.js'
import type { TransactOperations } from './operation.js'
import { putOperation } from './put-operation.js'
import { updateOperation } from './update-operation.js'
import { upsertOperation } from './upsert-operation.js'

/**
 * The builders of operations on an entity. They check nothing and send nothing.
 *
 * @example
 * ```ts
 * import { transact, transactOperations } from '@keyloom/core/runtime'
 *
 * const { order } = await transact(connection, {
 *   order: transactOperations(plans.order).create({ customerId, orderId, placedAt, status: 'open', total: 4200 }),
 * })
 * ```
 */
export function transactOperations<E extends object, Key extends object, Input extends object, Changed extends Changes>(
  plan: EntityPlan<E>,
): TransactOperations<E, Key, Input, Changed> {
  return {
    create: (input) => createOperationKept(plan, input),
    put: (input, options) => putOperation(plan, input, options),
    upsert: (input, options) => upsertOperation(plan, input, options),
    update: (key, changes, options) => updateOperation(plan, key, changes, options),
    delete: (key, options) => deleteOperation(plan, key, options),
    check: (key, options) => checkOperation(plan, key, options),
  }
}
