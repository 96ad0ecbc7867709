import { deployedTable } from '../connect-tables.js'
import type { EntityPlan } from '../plans.js'
import type { TransactOperation, TransactOperations } from '../transact/operation.js'
import { transactOperations } from '../transact/operations.js'
import { checkKey } from '../write/entity-key.js'
import type { Changes } from '../write/write-types.js'
import { absentThere, underOneKey } from './under-one-key.js'

/** An operation on an item that may be under its other key. */
export interface SettledOperation<Result = unknown> extends TransactOperation<Result> {
  /** The attributes of its key, among others. */
  readonly key: object
}

/**
 * As `transactOperations`, of an entity whose items move. What would be done as if there were no item demands that there is none under the
 * other key either.
 *
 * @example
 * ```ts
 * import { settledOperations, transactSettled } from '@keyloom/core/runtime'
 *
 * await transactSettled(connection, { label: settledOperations(boardPlans.label).delete({ name: 'urgent' }) })
 * ```
 */
export function settledOperations<E extends object, Key extends object, Input extends object, Changed extends Changes>(
  plan: EntityPlan<E>,
): TransactOperations<E, Key, Input, Changed> {
  const own = transactOperations<E, Key, Input, Changed>(withoutCheck(plan))
  const here = <R>(operation: TransactOperation<R>, key: object): SettledOperation<R> => ({ ...operation, plan, key })
  const alone = <R>(operation: TransactOperation<R>, key: object): SettledOperation<R> => ({
    plan,
    key,
    prepare(connection, name, now) {
      const [write, ...others] = operation.prepare(connection, name, now)
      const { values } = checkKey(plan, write.subject, key)
      return [write, ...others, absentThere(plan, write.subject, deployedTable(connection, plan.table), values)]
    },
  })
  return {
    create: (input) => alone(own.create(input), input),
    put: (input, options) => alone(own.put(input, options), input),
    upsert: (input, options) => alone(own.upsert(input, options), input),
    update: (key, changes, options) => here(own.update(key, changes, options), key),
    delete: (key, options) => alone(own.delete(key, options), key),
    check: (key, options) => (options?.exists === false ? alone : here)(own.check(key, options), key),
  }
}

/** The plan, as if its items had one key: the check of the other one needs nothing read, and goes with all operations alike. */
function withoutCheck<E>({ keeps: all = [], ...plan }: EntityPlan<E>): EntityPlan<E> {
  const keeps = all.filter((keep) => keep !== underOneKey)
  return keeps.length === 0 ? plan : { ...plan, keeps }
}
