import type { KeyType } from '../model/index.js'

/** A key attribute: its name, or its name and type where it is not a string. */
export type KeyAttributeOption = string | { readonly name: string; readonly type: KeyType }

/** One key attribute, or up to four attributes of the entities themselves. */
export type KeyPartOption = KeyAttributeOption | readonly KeyAttributeOption[]

export interface TableKeyOption {
  readonly partition: KeyAttributeOption
  readonly sort?: KeyAttributeOption
}

/** A key attribute that an entity fills by a template, unless it has an attribute of that name. */
export interface Slot<Name extends string = string, Type extends KeyType = KeyType> {
  readonly name: Name
  readonly type: Type
}

/** What is left for entities to say of a key: its slots, and the attributes they must have. Computed once for each table. */
export interface KeyParts<Slots = unknown, Natural = unknown> {
  readonly slots: Slots
  readonly natural: Natural
}

type NameOf<P> = P extends string ? P : P extends { name: infer N extends string } ? N : never
type SlotOf<P> = P extends { name: infer N extends string; type: infer T extends KeyType }
  ? Slot<N, T>
  : P extends string
    ? Slot<P, 'string'>
    : never
type Ordered<X> = { [P in 'partition' | 'sort' as P extends keyof X ? P : never]: X[P & keyof X] }
type SlotsOf<X, Own> = {
  // An array holds attributes of the entities; a part with the name of a table key attribute is that attribute.
  readonly [P in keyof X as X[P] extends readonly unknown[] ? never : NameOf<X[P]> extends Own ? never : P]: SlotOf<X[P]>
}
type NaturalOf<X, Own> = { [P in keyof X]: X[P] extends readonly (infer M)[] ? Exclude<NameOf<M>, Own> : never }[keyof X]

/** The parts of the key `X`, of which those named `Own` are the table's own key attributes. */
export type PartsOf<X, Own = never> = Ordered<X> extends infer O ? KeyParts<SlotsOf<O, Own>, NaturalOf<O, Own>> : never

/** The names of a table's key attributes. */
export type OwnNames<Key> = Key extends { sort: infer S; partition: infer P }
  ? NameOf<P> | NameOf<S>
  : Key extends { partition: infer P }
    ? NameOf<P>
    : never
