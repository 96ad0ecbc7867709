/** An attribute as a pattern names it; a lossy form is asked for by name, also one of the table's own formats. */
export type InputName<Name extends string, Own extends string = never> = Name | `${Name}:${LossyFormat | Own}`
/** A format of a placeholder under which several values share one text. */
export type LossyFormat = 'lower' | 'upper' | 'orElse' | 'year' | 'month' | 'day' | 'hour'

/** A constant that an attribute is compared with. */
export type ConstantValue = string | number | boolean

/**
 * Facts about attributes: a value, one of several, or, of an optional attribute, whether it is there. (The one value `'present'` of an
 * optional attribute is written `['present']`.)
 */
export type Conditions<Name extends string> = { readonly [N in Name]?: ConstantValue | readonly ConstantValue[] }

/** A question the application asks of one entity: what is known, never how it is found. */
export interface Pattern<Name extends string = string, Index extends string = string, Own extends string = string> {
  readonly description?: string
  /** Attributes whose values are known. None: every item of the entity. */
  readonly by?: readonly InputName<Name, Own>[]
  /** What holds of every item that answers. */
  readonly where?: Conditions<Name>
  /** The attribute that a call may ask a range of. */
  readonly range?: Name
  /** The attribute whose order the items come in. */
  readonly order?: { readonly [N in Name]?: 'asc' | 'desc' }
  /**
   * All of it by a known number of queries, merged in order: the shards of an attribute (`'orderId:shard'`), or the values of one
   * (`{ status: ['open', 'paid'] }`).
   */
  readonly fanOut?: `${Name}:shard` | { readonly [N in Name]?: readonly ConstantValue[] }
  /**
   * One query after the other, of one year, month, day or hour each, in the order of that attribute: `{ createdAt: 'day', maxBuckets: 30 }`.
   * The partition holds it as `{createdAt:day}`. A call reads `maxBuckets` at most, from its range on, or from now back.
   */
  readonly walk?: { readonly maxBuckets: number } & { readonly [N in Exclude<Name, 'maxBuckets'>]?: 'year' | 'month' | 'day' | 'hour' }
  /** At most one item answers. */
  readonly one?: boolean
  /** The number of items that answer at most. */
  readonly limit?: number
  /** Attributes that a call may filter on after the read; what is filtered out is billed. */
  readonly filter?: readonly Name[]
  /** The attributes to return; all where it is not said. */
  readonly select?: readonly Name[]
  /** Reads an index that holds part of an item, then the whole items from the table: two steps, both billed. */
  readonly hydrate?: boolean
  /** Reads items of other entities that stand within its bounds, too, and drops them by their discriminator; they are billed. */
  readonly isolate?: 'filter'
  /** While items of it have an `otherKey`: accepts that those which are still there are not part of the answer. */
  readonly moving?: 'incomplete'
  readonly consistent?: boolean
  /** Pins the index; `table` is the table itself. */
  readonly index?: Index | 'table'
  /** The name it had before: a review compares it with that pattern. */
  readonly renamedFrom?: string
  /** Reads the whole table or index: the only way to a Scan, and it needs a reason. */
  readonly scan?: { readonly because: string; readonly index?: Index }
}
