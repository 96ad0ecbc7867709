import type { Connection } from '../connection.js'
import type { AnyEntityPlan, EntityPlan } from '../plans.js'
import type { PreparedWrite } from '../write/prepared-write.js'
import { preparePut } from '../write/put.js'
import { prepareRemove } from '../write/remove.js'

/**
 * One write of a batch: `shop.customer.batch` makes it, `shop.batchWrite` sends it. It brings what prepares it, so that an application has the
 * code of the writes it uses. `Result` is what it gives.
 */
export interface BatchOperation<Result = unknown> {
  readonly plan: AnyEntityPlan
  /** Checks it as the write of the same name does, before anything leaves. */
  batch(connection: Connection, now: Date): PreparedWrite
  /** In the type only. */
  readonly '~result'?: Result
}

/** The writes of one entity that a batch takes. An entity whose promises need conditions has none. */
export interface BatchOperations<E, Key, Input> {
  /** Puts an item, in place of one with the same key. */
  put(input: Input): BatchOperation<E>
  /** Deletes the item with this key, if there is one. */
  delete(key: Key): BatchOperation<undefined>
}

/**
 * The builders of writes of an entity for a batch. They check nothing and send nothing.
 *
 * @example
 * ```ts
 * import { batchOperations, batchWrite } from '@keyloom/core/runtime'
 *
 * await batchWrite(connection, { gone: batchOperations(calendarPlans.guest).delete({ eventId, personId }) })
 * ```
 */
export function batchOperations<E extends object, Key extends object, Input extends object>(
  plan: EntityPlan<E>,
): BatchOperations<E, Key, Input> {
  return { put: (input) => batchPut(plan, input), delete: (key) => batchDelete(plan, key) }
}

/**
 * The put of an item as one write of a batch.
 *
 * @example
 * ```ts
 * import { batchPut, batchWrite } from '@keyloom/core/runtime'
 *
 * await batchWrite(connection, [batchPut(plans.customer, { customerId, name: 'Ann', email: 'ann@example.com' })])
 * ```
 */
export function batchPut<E extends object>(plan: EntityPlan<E>, input: object): BatchOperation<E> {
  return { plan, batch: (connection, now) => preparePut(connection, plan, input, {}, now) }
}

/**
 * The delete of an item as one write of a batch.
 *
 * @example
 * ```ts
 * import { batchDelete, batchWrite } from '@keyloom/core/runtime'
 *
 * await batchWrite(connection, [batchDelete(plans.customer, { customerId })])
 * ```
 */
export function batchDelete<E extends object>(plan: EntityPlan<E>, key: object): BatchOperation<undefined> {
  return { plan, batch: (connection) => prepareRemove(connection, plan, key, {}) }
}
