import { companions } from '../kept/keep.js'
import type { EntityPlan } from '../plans.js'
import { createOperation } from './create-operation.js'
import type { TransactOperation } from './operation.js'
import { refusePoint } from './refused-operation.js'

/**
 * As `createOperation`, of an entity that promises something about other items: what that is, is known without reading.
 *
 * @example
 * ```ts
 * import { createOperationKept, transact } from '@keyloom/core/runtime'
 *
 * await transact(connection, { guest: createOperationKept(calendarPlans.guest, { eventId, personId }) })
 * ```
 */
export function createOperationKept<E extends object>(plan: EntityPlan<E>, input: object): TransactOperation<E> {
  return {
    plan,
    prepare(connection, name, now) {
      refusePoint(plan, name, 'create')
      const [write] = createOperation(plan, input).prepare(connection, name, now)
      const after = { key: write.key, entity: write.entity as object }
      return [write, ...companions({ plan, subject: write.subject, table: write.input.TableName, now, after })]
    },
  }
}
