/**
 * What must hold of an item: for each attribute a value (it equals), a list (it is one of these), `'present'`, `'absent'`, or comparisons
 * that all hold. Text that is `present` or `absent` itself, and lists, sets and objects as values, are compared by `{ eq: … }`.
 *
 * @example `{ status: 'open', total: { gte: 5 }, note: 'absent', address: { at: { city: 'Berlin' } }, tags: { contains: 'new' } }`
 */
export type Condition<E> = { readonly [Name in keyof E]?: Test<Exclude<E[Name], undefined>> }

/** What must hold of one attribute. */
export type Test<V> = V | readonly V[] | 'present' | 'absent' | Comparison<V>

/** What one attribute must be; every operator that is given must hold. */
export interface Comparison<V> {
  readonly eq?: V
  readonly ne?: V
  readonly lt?: V
  readonly lte?: V
  readonly gt?: V
  readonly gte?: V
  /** Both ends belong to it. */
  readonly between?: readonly [V, V]
  readonly in?: readonly V[]
  readonly beginsWith?: string
  /** A member of a set, an element of a list, or text within text. */
  readonly contains?: V extends string ? string : V extends ReadonlySet<infer Member> | readonly (infer Member)[] ? Member : never
  /** Of text and bytes the number of bytes, of sets, lists and maps that of their members. */
  readonly size?: number | Comparison<number>
  /** Tests of parts: properties, entries of records, positions of lists. */
  readonly at?: V extends Whole
    ? never
    : V extends readonly (infer Element)[]
      ? { readonly [position: number]: Test<Element> }
      : V extends object
        ? { readonly [Name in keyof V]?: Test<Exclude<V[Name], undefined | null>> }
        : never
}

/** Objects that have no parts DynamoDB could test. */
type Whole = Date | Uint8Array | ReadonlySet<unknown> | ReadonlyMap<unknown, unknown>
