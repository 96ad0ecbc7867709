import { named } from '../named.js'
import type { EntityPlan } from '../plans.js'
import { prepareRemove } from '../write/remove.js'
import type { GivenOptions } from '../write/write-types.js'
import type { TransactOperation } from './operation.js'
import { mustRead } from './refused-operation.js'

/**
 * The delete of an item as one operation of a transaction.
 *
 * @example
 * ```ts
 * import { deleteOperation, transact } from '@keyloom/core/runtime'
 *
 * await transact(connection, { customer: deleteOperation(plans.customer, { customerId }) })
 * ```
 */
export function deleteOperation<E extends object>(
  plan: EntityPlan<E>,
  key: object,
  options: GivenOptions = {},
): TransactOperation<undefined> {
  return {
    plan,
    prepare(connection, name) {
      // It would not leave what can be restored. The type has no such operation, but not for code that no compiler has checked.
      if (plan.softDelete !== undefined) throw mustRead(plan, name, 'delete')
      const write = named(name, () => prepareRemove(connection, plan, key, options))
      if (plan.keeps !== undefined) throw mustRead(plan, name, 'delete')
      return [write]
    },
  }
}
