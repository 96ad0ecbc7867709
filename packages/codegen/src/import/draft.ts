import type { KeySchema } from '@keyloom/core'
import type { Item } from '../scan/stored-entity.js'

/** A table as a source describes it, with the items that the source has of it. */
export interface ImportedTable {
  readonly name: string
  readonly key: KeySchema
  readonly indexes: readonly ImportedIndex[]
  /** The attribute with the time of expiry. */
  readonly ttl?: string
  readonly stream?: 'keys-only' | 'new-image' | 'old-image' | 'new-and-old-images'
  readonly items: readonly Item[]
  /** What the source left open. */
  readonly doubts: readonly string[]
}

export interface ImportedIndex {
  readonly name: string
  readonly kind: 'global' | 'local'
  readonly key: KeySchema
  readonly projection: 'all' | 'keys' | readonly string[]
}

/** A schema as it is to be written: plain data, with what is not certain beside what it is about. */
export interface SchemaDraft {
  readonly name: string
  readonly tables: readonly TableDraft[]
}

export interface TableDraft extends Omit<ImportedTable, 'items'> {
  readonly discriminator: string | false
  readonly delimiter: string
  readonly entities: readonly EntityDraft[]
}

export interface EntityDraft {
  readonly name: string
  /** The value of the table's discriminator, where it is not the name. */
  readonly discriminator?: string
  readonly attributes: readonly AttributeDraft[]
  readonly ttl?: string
  /** The templates of the primary key, by `partition` and `sort`; a natural part has none. */
  readonly key: TemplatesDraft
  readonly indexes: Readonly<Record<string, IndexDraft>>
  readonly unique: Readonly<Record<string, readonly string[]>>
  readonly doubts: readonly string[]
  /** The items that it was inferred from. */
  readonly items: readonly Item[]
}

export interface AttributeDraft {
  /** In the schema and, where `stored` says nothing else, in the item. */
  readonly name: string
  readonly stored?: string
  readonly type: TypeDraft
  readonly optional: boolean
  readonly doubt?: string
}

/** What zod would say of the values that were met. */
export type TypeDraft =
  | { readonly kind: 'string'; readonly format?: StringFormat; readonly isKey: boolean }
  | { readonly kind: 'datetime'; readonly precision?: number }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'number'; readonly integer: boolean; readonly from0: boolean }
  | { readonly kind: 'bigint' | 'boolean' | 'binary' | 'date' | 'unknown' }
  | { readonly kind: 'set'; readonly of: 'string' | 'number' | 'binary' }
  | { readonly kind: 'array' | 'record'; readonly of: TypeDraft }
  | {
      readonly kind: 'object'
      readonly properties: readonly { readonly name: string; readonly type: TypeDraft; readonly optional: boolean }[]
    }
  | { readonly kind: 'nullable'; readonly of: TypeDraft }

export type StringFormat = 'uuid' | 'ulid' | 'date' | 'email'

/** `true`: the index is made of the entity's own attributes, and of those of the primary key. */
export type IndexDraft = true | TemplatesDraft | readonly TemplatesDraft[]

export interface TemplatesDraft {
  readonly partition?: string
  readonly sort?: string
  readonly when?: Readonly<Record<string, WhenDraft>>
  readonly sparse?: true
  readonly escape?: 'plain'
}

export type WhenDraft = string | number | boolean | readonly (string | number | boolean)[]
