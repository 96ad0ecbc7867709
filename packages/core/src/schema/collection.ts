import type { Entity } from './entity.js'
import type { KeyParts } from './key-parts.js'
import type { ConstantValue, InputName } from './pattern.js'
import type { Table } from './table.js'

/** One item of an entity, or, in an array, any number of them. */
export type CollectionReturns<TableName extends string = string> = {
  readonly [property: string]: Entity<string, unknown, TableName> | readonly [Entity<string, unknown, TableName>]
}

type MemberOf<R> = R extends readonly [infer E] ? E : R
type NamesOf<E> = E extends Entity<string, infer A> ? keyof A & string : never
/** The attributes of any member. */
export type MemberNames<R> = NamesOf<MemberOf<R[keyof R]>>

/** A collection as it was declared. */
export interface CollectionConfig<Name extends string = string, R = CollectionReturns, Own extends string = string> {
  readonly description?: string
  /** Attributes whose values are known, by the names the collection gives them. */
  readonly by: readonly InputName<Name, Own>[]
  readonly returns: R
  /** Of a member whose attribute is called otherwise: from the collection's name to the member's. */
  readonly aliases?: { readonly [P in keyof R]?: { readonly [name: string]: string } }
  /** What holds of the items of a property: `{ issues: { status: 'open' } }`. */
  readonly where?: { readonly [P in keyof R]?: { readonly [attribute: string]: ConstantValue | readonly ConstantValue[] } }
  /** The attribute that a call may ask a range of. */
  readonly range?: Name
  readonly order?: { readonly [N in Name]?: 'asc' | 'desc' }
  /** The number of items of the many side at most. */
  readonly limit?: number
  /**
   * The property of the one item that comes before all others, so that the first page holds it with the first of the many: a parent whose
   * sort key stands behind its children's, read backwards.
   */
  readonly first?: string
  /**
   * Items of other entities within the bounds are read, billed and dropped by their discriminator: only where keys do not separate them.
   */
  readonly isolate?: 'filter'
  /** While items of a member have an `otherKey`: accepts that those which are still there are not part of the answer. */
  readonly moving?: 'incomplete'
  /** At most one item answers, of one of these entities: what stands behind a key that they share. */
  readonly one?: boolean
  /** Pins the index; `table` is the table itself. */
  readonly index?: string
}

/** A pattern that returns several entities from one item collection. */
export interface Collection<Name extends string = string, R = unknown> {
  readonly kind: 'collection'
  readonly name: Name
  readonly table: Table
  readonly config: CollectionConfig<string, R>
}

/**
 * Declares a pattern that returns several entities from one item collection, by one Query.
 *
 * @example
 * ```ts
 * import { defineCollection, defineEntity, defineTable } from '@keyloom/core'
 * import { z } from 'zod'
 *
 * const table = defineTable('shop', { key: { partition: 'pk', sort: 'sk' } })
 * const customer = defineEntity(table, 'Customer', {
 *   attributes: { customerId: z.uuid(), name: z.string() },
 *   key: { partition: 'CUSTOMER#{customerId}', sort: 'CUSTOMER' },
 * })
 * const order = defineEntity(table, 'Order', {
 *   attributes: { customerId: z.uuid(), orderId: z.ulid() },
 *   key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{orderId}' },
 * })
 *
 * export const customerWithOrders = defineCollection(table, 'customerWithOrders', {
 *   by: ['customerId'],
 *   returns: { customer, orders: [order] },
 * })
 * ```
 */
export function defineCollection<
  TableName extends string,
  Key extends KeyParts,
  const Name extends string,
  const R extends CollectionReturns<TableName>,
>(
  table: Table<TableName, Key>,
  name: Name,
  config: CollectionConfig<NoInfer<MemberNames<R>>, R, keyof Key['formats'] & string> & { readonly first?: NoInfer<keyof R & string> },
): Collection<Name, R> {
  return Object.freeze({ kind: 'collection', name, table, config })
}
