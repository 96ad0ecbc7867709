import type { ExpectationModel, SuppressionModel } from '../model/index.js'
import type { AttributeSchemas, KeyValue, VersionOption, WithImplied } from './attributes.js'
import type { CopiesConfig, CopiesOption } from './copies-option.js'
import type { CounterConfig, CounterOption, ParentEntity, SequenceConfig } from './counter-option.js'
import type { EntityIndexConfig, EntityKeyConfig, IndexOptions } from './index-option.js'
import type { CheckIndexes, IndexParts } from './index-type.js'
import type { KeyParts } from './key-parts.js'
import type { CheckKey } from './key-type.js'
import type { LatestConfig, LatestOption } from './latest-option.js'
import type { Pattern } from './pattern.js'
import type { Table } from './table.js'

/** What an entity may have besides its attributes, its key, its indexes and its patterns. */
export interface EntityOptions {
  readonly description?: string
  /** The value of the table's discriminator attribute; the entity's name where it is not said. */
  readonly discriminator?: string
  /** The repository has `move`, which gives an item another primary key. */
  readonly move?: boolean
  /**
   * The templates of the primary key that items have besides while they move to another one: every read and write of one item finds it
   * under either, and every write brings it under `key`; a pattern on the table asks for `key` alone, which it has to accept by
   * `moving: 'incomplete'`. Its attributes are attributes of `key`.
   */
  readonly otherKey?: EntityKeyConfig
  /** Entities of the table whose items may have the same primary key, on purpose: each write keeps off the items of the others. */
  readonly sharesKeyWith?: readonly string[]
  /** The name it had before: a review compares it with that entity. */
  readonly renamedFrom?: string
  /** Stored names of removed attributes, which items may still have. */
  readonly tombstones?: readonly string[]
  /** How much of it there will be: what `keyloom lint` and cost estimates go by. */
  readonly expect?: ExpectationModel
  /** Findings of `keyloom lint` on this entity that are accepted. */
  readonly suppress?: readonly SuppressionModel[]
}

/** How the value of an attribute is made of others. */
export interface ComputedOption {
  /** The attributes that it is made of. */
  readonly from: readonly string[]
  /** The value, of an entity; the same for the same attributes, always. */
  compute(entity: never): unknown
}

/** An entity as it was declared. */
export interface EntityConfig<A = AttributeSchemas> extends EntityOptions {
  readonly attributes: A
  /** Absent only until `keyloom design` has proposed one. */
  readonly key?: EntityKeyConfig
  readonly indexes?: { readonly [index: string]: EntityIndexConfig }
  readonly patterns?: { readonly [name: string]: Pattern }
  readonly version?: VersionOption
  readonly timestamps?: boolean
  readonly ttl?: string
  readonly names?: { readonly [attribute: string]: string }
  readonly unique?: { readonly [name: string]: readonly string[] }
  readonly softDelete?: string | { readonly attribute: string; readonly purgeAfterDays: number }
  readonly sequence?: SequenceConfig
  readonly countedIn?: readonly CounterConfig[]
  readonly latestIn?: LatestConfig
  readonly copies?: readonly CopiesConfig[]
  readonly scope?: readonly string[]
  readonly id?: readonly string[]
  readonly computed?: { readonly [attribute: string]: ComputedOption }
  readonly hidden?: readonly string[]
  readonly readOnly?: readonly string[]
}

/** A type of item. */
export interface Entity<Name extends string = string, A = unknown, TableName extends string = string> {
  readonly kind: 'entity'
  readonly name: Name
  readonly table: Table<TableName>
  readonly config: EntityConfig<A>
}

/**
 * Declares a type of item: its attributes, how they form its keys, and what the application asks of it.
 *
 * Templates are checked while you type: a placeholder names an attribute, and completes.
 *
 * @example
 * ```ts
 * import { defineEntity, defineTable } from '@keyloom/core'
 * import { z } from 'zod'
 *
 * const table = defineTable('shop', { key: { partition: 'pk', sort: 'sk' } })
 *
 * export const order = defineEntity(table, 'Order', {
 *   attributes: { customerId: z.uuid(), orderId: z.ulid(), total: z.int().min(0) },
 *   key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{orderId}' },
 *   patterns: { byCustomer: { by: ['customerId'], order: { orderId: 'desc' } } },
 * })
 * ```
 */
export function defineEntity<
  TableName extends string,
  Key extends KeyParts,
  Indexes extends IndexParts,
  const Name extends string,
  A extends AttributeSchemas,
  const K extends CheckKey<K, WithImplied<A, V, S>, Key, KeyValue>,
  const V extends VersionOption | undefined = undefined,
  const S extends boolean = false,
  const I extends CheckIndexes<I, WithImplied<A, V, S>, Indexes, TableName> = Record<never, never>,
  const Q extends ParentEntity = ParentEntity,
  const C extends readonly ParentEntity[] = readonly [],
  const L extends ParentEntity = ParentEntity,
  const O extends readonly ParentEntity[] = readonly [],
>(
  table: Table<TableName, Key, Indexes>,
  name: Name,
  config: {
    readonly attributes: A
    /** The templates of the primary key. Without it, `keyloom design` proposes one from `id` and `patterns`. */
    readonly key?: K
    readonly version?: V
    readonly timestamps?: S
    /** The index's templates, one set for each condition (in a list), or `true` where the entity's own attributes are its key. */
    readonly indexes?: I & { readonly [N in keyof Indexes]?: IndexOptions | readonly IndexOptions[] | true }
    /** The attribute with the time of expiry: the table's `ttl`, by the entity's name for it. */
    readonly ttl?: NoInfer<keyof A & string>
    /** The names of attributes in the stored item, where they differ. */
    readonly names?: { readonly [N in NoInfer<keyof WithImplied<A, V, S> & string>]?: string }
    /** What no two items have in common, by name: `{ email: ['email'], handle: ['tenantId', 'handle'] }`. Every write of it is a transaction. */
    readonly unique?: { readonly [name: string]: readonly NoInfer<keyof WithImplied<A, V, S> & string>[] }
    /**
     * The optional date that `delete` sets instead of deleting the item, which is hidden then; `restore` and `purge` are what can be done
     * with it. DynamoDB removes it so many days later where `purgeAfterDays` is given.
     */
    readonly softDelete?: NoInfer<keyof A & string> | { readonly attribute: NoInfer<keyof A & string>; readonly purgeAfterDays: number }
    /** An attribute that `create` takes the next number of a parent for: `{ attribute: 'number', parent: repo, counter: 'lastNumber' }`. */
    readonly sequence?: CounterOption<Q, NoInfer<keyof A & string>> & { readonly attribute: NoInfer<keyof A & string> }
    /** Parents that count the items of this entity, each in a number of its own: `[{ parent: photo, counter: 'likes' }]`. */
    readonly countedIn?: { readonly [N in keyof C]: CounterOption<C[N], NoInfer<keyof A & string>> }
    /**
     * Items are points of a series, which are appended and never changed; the newest one is kept in an item of its own:
     * `{ entity: latest, by: 'measuredAt' }`.
     */
    readonly latestIn?: LatestOption<L, NoInfer<keyof A & string>>
    /**
     * Attributes that are copies of those of owners, which the owners' repositories bring up to date: `[{ of: customer, attributes: {
     * customerName: 'name' }, version: 'customerVersion', found: 'byCustomer' }]`.
     */
    readonly copies?: { readonly [N in keyof O]: CopiesOption<O[N], NoInfer<keyof A & string>> }
    /**
     * Attributes that are fixed before anything is asked: `shop.in({ tenantId })` gives repositories that reach no other tenant. The
     * partition of every key that is read holds them.
     */
    readonly scope?: readonly NoInfer<keyof A & string>[]
    /** The attributes that identify an item: `keyloom lint` holds the primary key to them, `keyloom design` makes it of them. */
    readonly id?: readonly NoInfer<keyof WithImplied<A, V, S> & string>[]
    /** Attributes that every write makes of others: `{ searchName }`, a constant that a module without the schema exports. */
    readonly computed?: { readonly [N in NoInfer<keyof A & string>]?: ComputedOption }
    /** Attributes that are stored and never returned: what other code of the table needs, or nobody is to see. */
    readonly hidden?: readonly NoInfer<keyof A & string>[]
    /** Attributes that are set when an item is created, and never change: no update has them, and a put or upsert with another value fails. */
    readonly readOnly?: readonly NoInfer<keyof A & string>[]
    readonly patterns?: {
      readonly [name: string]: Pattern<NoInfer<keyof WithImplied<A, V, S> & string>, keyof Indexes & string, keyof Key['formats'] & string>
    }
  } & EntityOptions,
): Entity<Name, A, TableName> {
  // The checked config has the type it was written with; from here on it is read as declared.
  return Object.freeze({ kind: 'entity', name, table, config: config as unknown as EntityConfig<A> })
}
