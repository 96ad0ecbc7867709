/**
 * A range of the values of one attribute, as in `{ placedAt: { gte: '2026-01-01T00:00:00.000Z' } }`: at most one lower and one upper end;
 * `eq`, `between` and `beginsWith` stand alone.
 */
export interface Range<V> {
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
