/** A range of one attribute: `{ placedAt: { gte: '2026-01-01T00:00:00.000Z' } }`. Without it the whole answer of the pattern is meant. */
export type Range<Values> = { readonly [Name in keyof Values]?: RangeOf<Values[Name]> }

/** At most one lower and one upper end; `eq`, `between` and `beginsWith` stand alone. */
export interface RangeOf<V> {
  readonly eq?: V
  readonly lt?: V
  readonly lte?: V
  readonly gt?: V
  readonly gte?: V
  /** Both ends belong to it. */
  readonly between?: readonly [V, V]
  /** Of text: the beginning of the value itself, wherever it ends. */
  readonly beginsWith?: V extends string ? string : never
}
