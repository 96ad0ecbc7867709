import { named } from '../named.js'
import type { EntityPlan } from '../plans.js'
import { prepareUpsert } from '../write/upsert.js'
import type { GivenOptions } from '../write/write-types.js'
import type { TransactOperation } from './operation.js'
import { mustRead, refusePoint } from './refused-operation.js'

/**
 * The upsert of an item as one operation of a transaction.
 *
 * @example
 * ```ts
 * import { transact, upsertOperation } from '@keyloom/core/runtime'
 *
 * await transact(connection, { customer: upsertOperation(plans.customer, { customerId, name: 'Ann', email: 'ann@example.com' }) })
 * ```
 */
export function upsertOperation<E extends object>(
  plan: EntityPlan<E>,
  input: object,
  options: GivenOptions = {},
): TransactOperation<undefined> {
  return {
    plan,
    prepare(connection, name, now) {
      refusePoint(plan, name, 'upsert')
      const write = named(name, () => prepareUpsert(connection, plan, input, options, now))
      if (plan.keeps !== undefined) throw mustRead(plan, name, 'upsert')
      return [write]
    },
  }
}
