import type { KeyType } from '../model/index.js'

/** A key attribute: its name, or its name and type where it is not a string. */
export type KeyAttributeOption = string | { readonly name: string; readonly type: KeyType }

/** One key attribute, or up to four attributes of the entities themselves. */
export type KeyPartOption = KeyAttributeOption | readonly KeyAttributeOption[]

/** The key attributes of a table, by their stored names. */
export interface TableKeyOption {
  readonly partition: KeyAttributeOption
  readonly sort?: KeyAttributeOption
}

/**
 * What is left for entities to say of a key. Computed once for each table, so that checking an entity takes no more than looking it up.
 */
export interface KeyParts {
  /** The parts that an entity fills by a template, unless it has an attribute of that name: `{ partition: 'string' }`. */
  readonly slots: object
  /** The key attributes of the slots: `{ partition: 'gsi1pk' }`. */
  readonly names: object
  /** The same names as a union. */
  readonly taken: string
  /** The attributes an entity must have. */
  readonly natural: string
  /** Whether there are two slots, both of type string, as there usually are. */
  readonly plain: boolean
  /** The values that the table's own formats take: `{ cell: string }`. */
  readonly formats: object
}

/** The parts of one key, as the type of a table names them: exported so that a table may be exported where declarations are emitted. */
export interface KeyPartsOf<Slots, Names, Natural, Formats = Record<never, never>> extends KeyParts {
  readonly slots: Slots & object
  readonly names: Names & object
  readonly taken: Names[keyof Names] & string
  readonly natural: Natural & string
  readonly plain: Slots extends { partition: 'string'; sort: 'string' } ? true : false
  readonly formats: ValuesOf<Formats>
}

/** What each format takes. */
type ValuesOf<Formats> = { readonly [N in keyof Formats]: Formats[N] extends { encode(value: infer V): string } ? V : never }

type NameOf<P> = P extends string ? P : P extends { name: infer N extends string } ? N : never
type TypeOf<P> = P extends { type: infer T extends KeyType } ? T : 'string'
type Sides<X> = { [P in keyof X as P extends 'partition' | 'sort' ? P : never]: X[P] }
/** An array holds attributes of the entities; a part with the name of a table key attribute is that attribute. */
type IsSlot<P, Own> = P extends readonly unknown[] ? never : NameOf<P> extends Own ? never : true
type SlotsOf<X, Own> = { readonly [P in keyof X as IsSlot<X[P], Own> extends never ? never : P]: TypeOf<X[P]> }
type NamesOf<X, Own> = { readonly [P in keyof X as IsSlot<X[P], Own> extends never ? never : P]: NameOf<X[P]> }
type NaturalOf<X, Own> = { [P in keyof X]: X[P] extends readonly (infer M)[] ? Exclude<NameOf<M>, Own> : never }[keyof X]

/** The parts of the key `X`, where the attributes named `Own` are on every item without being said. */
export type PartsOf<X, Own = never, Formats = Record<never, never>> =
  Sides<X> extends infer S ? KeyPartsOf<SlotsOf<S, Own>, NamesOf<S, Own>, NaturalOf<S, Own>, Formats> : never

/** The names of a table's key attributes. */
export type OwnNames<Key> = Key extends { sort: infer S; partition: infer P }
  ? NameOf<P> | NameOf<S>
  : Key extends { partition: infer P }
    ? NameOf<P>
    : never
