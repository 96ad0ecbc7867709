/**
 * The attributes of an entity: a zod 4 schema for each. Only what typing needs is asked of one, since the whole `ZodType` would cost the
 * compiler a comparison of every method for every attribute.
 */
export interface AttributeSchemas {
  readonly [name: string]: AttributeSchema
}

/** A zod schema of an attribute, by the least that types ask of it. */
export interface AttributeSchema {
  readonly _zod: { readonly output: unknown; readonly input: unknown }
}

/** What is stored of an attribute, where a key can be made of it: of one with a codec, what that codec encodes to. */
export type Stored<S extends AttributeSchema> = S['_zod']['input'] extends KeyValue | Uint8Array | undefined
  ? undefined extends S['_zod']['output']
    ? S['_zod']['input']
    : Exclude<S['_zod']['input'], undefined>
  : S['_zod']['output']

/** What a key can be made of. */
export type KeyValue = string | number | bigint | boolean | Date

/** The names of the attributes a key can be made of. */
export type Scalars<A> = {
  [N in keyof A]: A[N] extends { _zod: { output: KeyValue | undefined } | { input: KeyValue | undefined } } ? N : never
}[keyof A] &
  string

interface StoredNumber {
  readonly _zod: { readonly output: number; readonly input: number }
}
interface StoredDate {
  readonly _zod: { readonly output: Date; readonly input: Date }
}

/** Whether items carry a version, which is checked and counted up by every write; its attribute is `version` unless another is named. */
export type VersionOption = true | { readonly attribute: string }

/** The attributes that Keyloom keeps for an entity: usable in templates and patterns like its own. */
export type WithImplied<A, V, S> = A & VersionAttribute<V> & (S extends true ? { createdAt: StoredDate; updatedAt: StoredDate } : unknown)

type VersionAttribute<V> = V extends true
  ? { version: StoredNumber }
  : V extends { attribute: infer N extends string }
    ? { [P in N]: StoredNumber }
    : unknown
