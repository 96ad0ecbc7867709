import type { KeyType } from '../value/value.js'

/** A key attribute and its type. */
export interface KeyAttribute {
  readonly name: string
  readonly type: KeyType
}

/** The attributes that place an item: one hash and at most one range attribute in a table, up to four of each in a global index. */
export interface KeySchema {
  readonly hash: readonly KeyAttribute[]
  readonly range: readonly KeyAttribute[]
}

/** What of an item an index keeps besides the keys. */
export type IndexProjection =
  | { readonly type: 'ALL' }
  | { readonly type: 'KEYS_ONLY' }
  | { readonly type: 'INCLUDE'; readonly attributes: readonly string[] }

/** Reserved capacity, as given. */
export interface Throughput {
  readonly ReadCapacityUnits: number
  readonly WriteCapacityUnits: number
}

/** A secondary index, as created. */
export interface IndexDefinition {
  readonly name: string
  readonly kind: 'global' | 'local'
  readonly keys: KeySchema
  readonly projection: IndexProjection
  readonly throughput: Throughput | undefined
}

/** All key attributes, hash first. */
export function keyAttributes(schema: KeySchema): readonly KeyAttribute[] {
  return schema.range.length === 0 ? schema.hash : [...schema.hash, ...schema.range]
}
