import type { AttributeType, Json } from '../../model/index.js'

/** What reads the schemas inside a schema. */
export interface Reader {
  /** Reports a construct that cannot be stored; the type stands in for it. */
  refuse(path: readonly string[], what: string, instead: string): AttributeType
  /** Notes code of the user's own, which only a module of the user's can hold. */
  code(path: readonly string[], what: string, converts?: boolean): void
  /** A type that always has a value: an optional one is reported. */
  value(schema: unknown, path: readonly string[]): AttributeType
  /** A type that may be absent or have a default. */
  member(schema: unknown, path: readonly string[]): Member
}

/** An attribute or a property. */
export interface Member {
  readonly type: AttributeType
  readonly optional: boolean
  readonly default?: Json
  readonly description?: string
  readonly unit?: string
  readonly sensitive?: true
  readonly renamedFrom?: string
}

/** An attribute, with the code of the user's own that was found in its schema. */
export interface AttributeReading {
  readonly member: Member
  readonly code?: { readonly path: readonly string[]; readonly what: string; readonly converts: boolean }
}
