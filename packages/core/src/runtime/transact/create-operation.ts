import { companions } from '../kept/keep.js'
import { named } from '../named.js'
import type { EntityPlan } from '../plans.js'
import { prepareCreate } from '../write/create.js'
import type { TransactOperation } from './operation.js'
import { refusePoint } from './refused-operation.js'

/**
 * The create of an item as one operation of a transaction: what it promises about other items is known without reading.
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
      refusePoint(plan, name, 'create')
      const write = named(name, () => prepareCreate(connection, plan, input, now))
      if (plan.keeps === undefined) return [write]
      const { subject, key, entity } = write
      return [write, ...companions({ plan, subject, table: write.input.TableName, now, after: { key, entity } })]
    },
  }
}
