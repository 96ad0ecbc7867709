import type { KeyFormats } from '../keys/index.js'
import type { SuppressionModel } from '../model/index.js'
import type { KeyAttributeOption, KeyPartOption, OwnNames, PartsOf, TableKeyOption } from './key-parts.js'

/** What an index copies of an item besides the keys: everything, nothing, or these attributes by their stored names. */
export type ProjectionOption = 'all' | 'keys' | readonly string[]

/** An index with a partition of its own: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html */
export interface GlobalIndexOption {
  readonly kind: 'global'
  readonly partition: KeyPartOption
  readonly sort?: KeyPartOption
  readonly projection?: ProjectionOption
  /** Of a table with provisioned capacity, where the index has another one than the table. */
  readonly capacity?: { readonly read: CapacityBoundsOption; readonly write: CapacityBoundsOption }
}

/** Its partition attribute is the table's. */
export interface LocalIndexOption {
  readonly kind: 'local'
  readonly sort: KeyAttributeOption
  readonly projection?: ProjectionOption
}

/** Capacity units per second that auto-scaling stays within. */
export interface CapacityBoundsOption {
  readonly min: number
  readonly max: number
  /** Percent of use that auto-scaling aims at; 70 where it is not said. */
  readonly target?: number
}

/** How reads and writes are paid for: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html */
export type CapacityOption =
  | { readonly mode: 'on-demand' }
  | { readonly mode: 'provisioned'; readonly read: CapacityBoundsOption; readonly write: CapacityBoundsOption }

/** What a table may have besides its keys. */
export interface TableOptions {
  /** The stored attribute with the time of expiry, in epoch seconds. */
  readonly ttl?: string
  readonly stream?: 'keys-only' | 'new-image' | 'old-image' | 'new-and-old-images'
  /** On demand where it is not said. */
  readonly capacity?: CapacityOption
  /** How infrastructure code has the table; what is not said is safe. */
  readonly deployment?: DeploymentOption
  /** The attribute that tells the entities of the table apart (`_type` where it is not said); `false`: their keys do. */
  readonly discriminator?: string | false
  /** The attributes that keep apart what is stored, such as `['tenantId']`, of every entity of the table: see the entity's `scope`. */
  readonly scope?: readonly string[]
  /** The character that ends a value inside a key: `#` where it is not said. */
  readonly delimiter?: string
  /** Formats of your own, which templates use by these names, as `{place:cell}`: constants that a module without the schema exports. */
  readonly formats?: KeyFormats
  /** Findings of `keyloom lint` on this table that are accepted. */
  readonly suppress?: readonly SuppressionModel[]
  /** What items of removed entities may still hold: a review refuses new keys and discriminator values that would meet it. */
  readonly tombstones?: TombstonesOption
}

/** How a table is protected and encrypted where it is deployed. */
export interface DeploymentOption {
  /** Whether a delete of the table is refused: `true` where it is not said. */
  readonly deletionProtection?: boolean
  /** Whether the table can be restored to any second of the last 35 days: `true` where it is not said. */
  readonly pointInTimeRecovery?: boolean
  /** What becomes of the table when it is taken out of the infrastructure code: `retain` where it is not said. */
  readonly onRemoval?: 'retain' | 'destroy'
  readonly tableClass?: 'standard' | 'infrequent-access'
  /** Who owns the key that encrypts it: `aws-owned` where it is not said. */
  readonly encryption?: 'aws-owned' | 'aws-managed'
}

/** What removed entities of the table left behind, so that nothing new may be called so. */
export interface TombstonesOption {
  /** Texts that partition keys of removed entities begin with, such as `'GIST#'`. */
  readonly prefixes?: readonly string[]
  /** Discriminator values of removed entities. */
  readonly discriminators?: readonly string[]
}

/** A table as it was declared. */
export interface TableConfig extends TableOptions {
  readonly key: TableKeyOption
  readonly indexes?: { readonly [name: string]: GlobalIndexOption | LocalIndexOption }
}

/** A table. The parts of its keys are in its type, for the entities to be checked against. */
export interface Table<Name extends string = string, Key = unknown, Indexes = unknown> {
  readonly kind: 'table'
  readonly name: Name
  readonly config: TableConfig
  /** In the type only. */
  readonly '~parts'?: { readonly key: Key; readonly indexes: Indexes }
}

/**
 * Declares a table: its key, its indexes and how it is deployed.
 *
 * @example
 * ```ts
 * import { defineTable } from '@keyloom/core'
 *
 * export const table = defineTable('shop', {
 *   key: { partition: 'pk', sort: 'sk' },
 *   indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } },
 *   ttl: 'expiresAt',
 * })
 * ```
 */
export function defineTable<
  const Name extends string,
  const Key extends TableKeyOption,
  const Indexes extends { readonly [name: string]: GlobalIndexOption | LocalIndexOption } = Record<never, never>,
  const Discriminator extends string | false = '_type',
  Formats extends KeyFormats = Record<never, never>,
>(
  name: Name,
  config: {
    readonly key: Key
    readonly indexes?: Indexes
    readonly discriminator?: Discriminator
    readonly formats?: Formats
  } & Omit<TableOptions, 'discriminator' | 'formats'>,
): Table<
  Name,
  PartsOf<Key, never, Formats>,
  { readonly [N in keyof Indexes]: PartsOf<Indexes[N], OwnNames<Key> | Discriminator, Formats> }
> {
  return Object.freeze({ kind: 'table', name, config })
}
