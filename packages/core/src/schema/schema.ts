import type { SuppressionModel } from '../model/index.js'
import type { Collection } from './collection.js'
import type { Entity } from './entity.js'
import type { Table } from './table.js'
import type { Transaction } from './transaction.js'

/** What `defineSchema` puts together. */
export interface SchemaConfig {
  /** The name of generated code: `shop` gives `createShop`. */
  readonly name: string
  readonly tables: readonly Table[]
  readonly entities: readonly Entity[]
  readonly collections?: readonly Collection[]
  readonly transactions?: readonly Transaction[]
  /** Findings of `keyloom lint` anywhere in the schema that are accepted; a `target` is a whole path, such as `collections.orderDetails`. */
  readonly suppress?: readonly SuppressionModel[]
}

/** Everything that one generated folder is made from. */
export interface Schema {
  readonly kind: 'schema'
  readonly name: string
  readonly config: SchemaConfig
}

/**
 * Declares a schema: the default export of a schema file.
 *
 * A file compiled with `isolatedDeclarations` annotates the export: `const schema: Schema = defineSchema({ … })`.
 *
 * @example
 * ```ts
 * import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
 * import { z } from 'zod'
 *
 * const table = defineTable('notes', { key: { partition: 'pk' } })
 * const note = defineEntity(table, 'Note', {
 *   attributes: { noteId: z.uuid(), text: z.string() },
 *   key: { partition: 'NOTE#{noteId}' },
 *   patterns: { byId: { by: ['noteId'], one: true } },
 * })
 *
 * export default defineSchema({ name: 'notes', tables: [table], entities: [note] })
 * ```
 */
export function defineSchema(config: SchemaConfig): Schema {
  return Object.freeze({ kind: 'schema', name: config.name, config })
}
