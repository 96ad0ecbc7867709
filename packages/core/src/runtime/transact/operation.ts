import type { Connection } from '../connection.js'
import type { Condition } from '../expression/condition.js'
import type { ShowOptions } from '../lifetime/hidden-rule.js'
import type { AnyEntityPlan } from '../plans.js'
import type { PreparedWrite } from '../write/prepared-write.js'
import type { WriteGuard } from '../write/write-types.js'

/**
 * One operation of a transaction: `shop.order.tx` makes it, `shop.transact` sends it. It brings what prepares it, so that an application has
 * the code of the operations it uses. `Result` is what it gives.
 */
export interface TransactOperation<Result = unknown> {
  readonly plan: AnyEntityPlan
  /**
   * Checks the operation, which the caller calls `name`, as the write of the same name does, before anything leaves; behind its write, those of
   * other items that go with it.
   */
  prepare(connection: Connection, name: string, now: Date): OperationWrites
  /** In the type only. */
  readonly '~result'?: Result
}

export type OperationWrites = readonly [PreparedWrite, ...PreparedWrite[]]

/** What a check demands of an item that the transaction does not change. */
export interface CheckOptions<E, If = Condition<E>> {
  /** `false`: there must be no such item. Without it there must be one. */
  readonly exists?: boolean
  /** Must hold of the item. */
  readonly if?: If
  /** Of an entity with `version`: the version that the item must have. */
  readonly version?: number
}

/** The operations on one entity that a transaction takes. */
export interface TransactOperations<E, Key, Input, Changed> {
  /** Puts a new item. */
  create(input: Input): TransactOperation<E>
  /** Puts an item, in place of one with the same key. */
  put(input: Input, options?: WriteGuard<E>): TransactOperation<E>
  /** Writes the whole item whether or not there is one, as `upsert` does; gives nothing, since a transaction returns no items. */
  upsert(input: Input, options?: WriteGuard<E>): TransactOperation<undefined>
  /** Changes an item that exists, and the keys of its indexes with it. */
  update(key: Key, changes: Changed, options?: WriteGuard<E> & ShowOptions): TransactOperation<undefined>
  /** Deletes the item with this key, if there is one. */
  delete(key: Key, options?: WriteGuard<E>): TransactOperation<undefined>
  /** Changes nothing; the transaction fails unless the item exists and is as the options demand. */
  check(key: Key, options?: CheckOptions<E>): TransactOperation<undefined>
}
