import type { Condition } from '../expression/condition.js'
import type { ShowOptions } from '../lifetime/hidden-rule.js'
import type { AnyEntityPlan, EntityPlan } from '../plans.js'
import type { Changes, WriteGuard } from '../write/write-types.js'

/** One operation of a transaction, as data: `shop.order.tx` makes it, `shop.transact` sends it. `Result` is what it gives. */
export interface TransactOperation<Result = unknown> {
  readonly plan: AnyEntityPlan
  readonly request: OperationRequest
  /** In the type only. */
  readonly '~result'?: Result
}

/** What an operation is asked to do; it is checked when the transaction is sent, before anything leaves. */
export type OperationRequest =
  | { readonly action: 'create'; readonly input: object }
  | { readonly action: 'put'; readonly input: object; readonly options: WriteGuard<object> }
  | { readonly action: 'upsert'; readonly input: object; readonly options: WriteGuard<object> }
  | { readonly action: 'update'; readonly key: object; readonly changes: Changes; readonly options: WriteGuard<object> & ShowOptions }
  | { readonly action: 'delete'; readonly key: object; readonly options: WriteGuard<object> }
  | { readonly action: 'check'; readonly key: object; readonly options: CheckOptions<object> }

/** What a check demands of an item that the transaction does not change. */
export interface CheckOptions<E> {
  /** `false`: there must be no such item. Without it there must be one. */
  readonly exists?: boolean
  /** Must hold of the item. */
  readonly if?: Condition<E>
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

/** The builders of operations on an entity. They check nothing and send nothing. */
export function transactOperations<E extends object, Key extends object, Input extends object, Changed extends Changes>(
  plan: EntityPlan<E>,
): TransactOperations<E, Key, Input, Changed> {
  return {
    create: (input) => ({ plan, request: { action: 'create', input } }),
    put: (input, options = {}) => ({ plan, request: { action: 'put', input, options } }),
    upsert: (input, options = {}) => ({ plan, request: { action: 'upsert', input, options } }),
    update: (key, changes, options = {}) => ({ plan, request: { action: 'update', key, changes, options } }),
    delete: (key, options = {}) => ({ plan, request: { action: 'delete', key, options } }),
    check: (key, options = {}) => ({ plan, request: { action: 'check', key, options } }),
  }
}
