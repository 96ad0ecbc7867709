import type { AnyEntityPlan, EntityPlan } from './plans.js'

/** One item, meant by its primary key: what batches and transactions read. */
export interface ItemRef<E = unknown> {
  readonly plan: AnyEntityPlan
  readonly key: object
  /** In the type only. */
  readonly '~entity'?: E
}

/** Items to read, by the names or in the order that the answer has; what is `undefined` is left out. */
export type ItemRefs = readonly (ItemRef | undefined)[] | { readonly [name: string]: ItemRef | undefined }

/** The entities that were found, under the names or at the positions they were asked for; `undefined` where there is no such item. */
export type FoundItems<R> = { readonly [Name in keyof R]: R[Name] extends ItemRef<infer E> ? E | undefined : undefined }

/**
 * Means the item with this key. It is checked when it is read, before anything is sent.
 *
 * @example
 * ```ts
 * import { itemRef, transactGet } from '@keyloom/core/runtime'
 *
 * const { customer } = await transactGet(connection, { customer: itemRef(plans.customer, { customerId }) })
 * ```
 */
export function itemRef<E extends object>(plan: EntityPlan<E>, key: object): ItemRef<E> {
  return { plan, key }
}
