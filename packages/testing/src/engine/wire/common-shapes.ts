import type { IntegerShape, ItemShape, StringShape } from './shape.js'

const NAME = /^[a-zA-Z0-9_.-]+$/

/** A table's name or ARN. */
export const tableName: StringShape & { readonly required: true } = {
  kind: 'string',
  min: 1,
  max: 255,
  pattern: NAME,
  arn: true,
  required: true,
}

/** A table's or index's name where one is given to something new. */
export const newName: StringShape & { readonly required: true } = {
  kind: 'string',
  min: 3,
  max: 255,
  pattern: NAME,
  required: true,
}

/** An index's name. */
export const indexName: StringShape = { kind: 'string', min: 3, max: 255, pattern: NAME }

/** An expression or another text without bounds of its own. */
export const text: StringShape = { kind: 'string' }

/** Attribute values by name. */
export const item: ItemShape = { kind: 'item' }

/** Attribute values by name that must be there. */
export const requiredItem: ItemShape & { readonly required: true } = { kind: 'item', required: true }

/** Placeholders for attribute names. */
export const names: { readonly kind: 'map'; readonly of: { readonly kind: 'string' } } = { kind: 'map', of: { kind: 'string' } }

/** A page's length. */
export const limit: IntegerShape = { kind: 'integer', min: 1 }

/** A yes or no. */
export const flag: { readonly kind: 'boolean' } = { kind: 'boolean' }

/** Whether an answer states the capacity it took. */
export const returnConsumedCapacity: { readonly kind: 'enum'; readonly values: readonly ['INDEXES', 'TOTAL', 'NONE'] } = {
  kind: 'enum',
  values: ['INDEXES', 'TOTAL', 'NONE'],
}

/** Whether an answer states the size of item collections. */
export const returnItemCollectionMetrics: { readonly kind: 'enum'; readonly values: readonly ['SIZE', 'NONE'] } = {
  kind: 'enum',
  values: ['SIZE', 'NONE'],
}

/** Whether a failed condition shows the item. */
export const returnOnFailure: { readonly kind: 'enum'; readonly values: readonly ['ALL_OLD', 'NONE'] } = {
  kind: 'enum',
  values: ['ALL_OLD', 'NONE'],
}

/** A parameter of which the engine only asks whether it is there. */
export const opaque: { readonly kind: 'document' } = { kind: 'document' }

/** What of the item a write answers with. */
export const returnValues: {
  readonly kind: 'enum'
  readonly values: readonly ['ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW']
} = { kind: 'enum', values: ['ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW'] }

/** What a read answers with. */
export const select: {
  readonly kind: 'enum'
  readonly values: readonly ['SPECIFIC_ATTRIBUTES', 'COUNT', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES']
} = { kind: 'enum', values: ['SPECIFIC_ATTRIBUTES', 'COUNT', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES'] }

/** The ARN of a stream. */
export const streamArn: StringShape & { readonly required: true } = { kind: 'string', min: 37, max: 1024, required: true }
