import type { AnyEntityPlan, EntityPlan } from '../plans.js'

/** One write of a batch, as data: `shop.customer.batch` makes it, `shop.batchWrite` sends it. `Result` is what it gives. */
export interface BatchOperation<Result = unknown> {
  readonly plan: AnyEntityPlan
  readonly batch: { readonly action: 'put'; readonly input: object } | { readonly action: 'delete'; readonly key: object }
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

/** The builders of writes of an entity for a batch. They check nothing and send nothing. */
export function batchOperations<E extends object, Key extends object, Input extends object>(
  plan: EntityPlan<E>,
): BatchOperations<E, Key, Input> {
  return {
    put: (input) => ({ plan, batch: { action: 'put', input } }),
    delete: (key) => ({ plan, batch: { action: 'delete', key } }),
  }
}
