import { named } from '../named.js'
import type { EntityPlan } from '../plans.js'
import { preparePut } from '../write/put.js'
import type { GivenOptions } from '../write/write-types.js'
import type { TransactOperation } from './operation.js'
import { mustRead, refused, refusePoint } from './refused-operation.js'

/**
 * The put of an item as one operation of a transaction.
 *
 * @example
 * ```ts
 * import { putOperation, transact } from '@keyloom/core/runtime'
 *
 * await transact(connection, { customer: putOperation(plans.customer, { customerId, name: 'Ann', email: 'ann@example.com' }) })
 * ```
 */
export function putOperation<E extends object>(plan: EntityPlan<E>, input: object, options: GivenOptions = {}): TransactOperation<E> {
  return {
    plan,
    prepare(connection, name, now) {
      refusePoint(plan, name, 'put')
      // The type has no such operation, but not for code that no compiler has checked.
      if (plan.counters !== undefined) {
        throw refused(plan, name, `a put of ${plan.name} would lose what it has counted`, 'Use create or update.')
      }
      const write = named(name, () => preparePut(connection, plan, input, options, now))
      if (plan.keeps !== undefined) throw mustRead(plan, name, 'put')
      return [write]
    },
  }
}
