/**
 * What must hold of an item: for each attribute a value (it equals), a list (it is one of these), `'present'`, `'absent'`, or comparisons
 * that all hold. Text that is `present` or `absent` itself, and lists, sets and objects as values, are compared by `{ eq: … }`.
 *
 * @example `{ status: 'open', total: { gte: 5 }, note: 'absent' }`
 */
export type Condition<E> = { readonly [Name in keyof E]?: Test<Exclude<E[Name], undefined>> }

/** What must hold of one attribute. */
export type Test<V> = V | readonly V[] | 'present' | 'absent' | Comparison<V>

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
}
