import type { KeyEncoding, KeyType } from '../model/index.js'

/**
 * The request that answers an access pattern, as data. The planner makes it from the model, the generator prints it as code, and
 * `describePlan` as text. Constants of the pattern (`where`) are already part of the literals.
 */
export type Plan = GetPlan | QueryPlan | ScanPlan

interface PlanBase {
  /** `Order.byCustomer`, or the name of a collection. */
  readonly name: string
  readonly table: string
  /** Attributes that a call filters on after the read. */
  readonly filter: readonly string[]
  /** The attributes returned; absent: the whole item, or what the index holds. */
  readonly select?: readonly string[]
  /** Attributes of the entity that the index does not hold and no key of it gives back; empty: the result is the whole entity. */
  readonly missing: readonly string[]
  readonly result: PlanResult
}

/** One item, by its whole primary key. */
export interface GetPlan extends PlanBase {
  readonly kind: 'get'
  readonly key: readonly BoundPart[]
  readonly consistent: boolean
}

/** Items of one partition of the table or of an index, in the order of the sort key. */
export interface QueryPlan extends PlanBase {
  readonly kind: 'query'
  /** Absent: the table itself. */
  readonly index?: string
  readonly indexKind?: 'global' | 'local'
  readonly partition: readonly BoundPart[]
  readonly sort: SortPlan
  readonly forward: boolean
  readonly consistent: boolean
  /** The items of the index are read again, whole, from the table: a second step of one BatchGetItem for every 100. */
  readonly hydrate?: true
  /** The names of other entities whose items are within the bounds: they are dropped by a filter on the discriminator. */
  readonly isolatedFrom?: readonly string[]
  /** One such Query for each value of a hidden input, merged in the order of the sort key. */
  readonly fanOut?: PlanFanOut
  /** One such Query for each value of a hidden input, one after the other. */
  readonly walk?: PlanWalk
}

export interface PlanWalk {
  readonly input: string
  readonly unit: 'year' | 'month' | 'day' | 'hour'
  readonly maxBuckets: number
  /** The latest bucket first. */
  readonly newestFirst: boolean
}

export interface PlanFanOut {
  readonly input: string
  /** The format of the input, where its values are texts of that format instead of values of the attribute. */
  readonly format?: string
  readonly values: readonly (string | number | boolean)[]
}

/** The whole table or index, because the schema opted in. */
export interface ScanPlan extends PlanBase {
  readonly kind: 'scan'
  readonly index?: string
  readonly because: string
}

/** What the items that a plan finds are returned as. */
export type PlanResult =
  | { readonly kind: 'many'; readonly entity: string; readonly limit?: number }
  | { readonly kind: 'one'; readonly entity: string }
  | {
      readonly kind: 'collection'
      readonly members: readonly PlanMember[]
      readonly limit?: number
      /** At most one item answers, of one of the members. */
      readonly one?: true
    }

/** One entity of the answer of a collection. */
export interface PlanMember {
  readonly property: string
  readonly entity: string
  readonly many: boolean
}

/** The value of one key attribute, or the beginning of it: its text is the concatenation of the tokens. */
export interface BoundPart {
  /** The stored name of the key attribute. */
  readonly attribute: string
  readonly type: KeyType
  readonly tokens: readonly BoundToken[]
}

/** A piece of the text of a bound: constant, or made from what the caller gives. */
export type BoundToken =
  | { readonly kind: 'literal'; readonly text: string }
  /** `input` is the name in the pattern's `by`; `entity` and `attribute` say whose type it has. */
  | {
      readonly kind: 'input'
      readonly input: string
      readonly entity: string
      readonly attribute: string
      readonly encoding: KeyEncoding
      readonly format?: string
    }

/** What a Query asks of the sort key. `equal` are the leading attributes of a multi-attribute key that are fixed. */
export interface SortPlan {
  readonly equal: readonly BoundPart[]
  readonly bound: SortBound
}

/** The condition on the sort key, without the range that a caller may ask for. */
export type SortBound =
  /** No condition: every item of the partition belongs to the answer. */
  | { readonly kind: 'all' }
  /** The key attribute has exactly this value. */
  | { readonly kind: 'equal'; readonly part: BoundPart }
  /** The key attribute begins so; the tokens end at a delimiter, or at the end of a literal that nothing else begins with. */
  | { readonly kind: 'prefix'; readonly part: BoundPart }
  /**
   * From the text of `low` up to the text of `high`, for a collection whose members lie side by side among others. With `dropHigh` an item
   * whose key equals `high` is not part of the answer: Query has no such bound, so it is dropped after the read.
   */
  | { readonly kind: 'between'; readonly low: BoundPart; readonly high: BoundPart; readonly dropHigh: boolean }
  /** As `all` or `prefix` (the part may have no tokens), and a call may narrow it by a range of one more value. */
  | { readonly kind: 'range'; readonly part: BoundPart; readonly range: RangeInput }

/** The attribute that a caller may ask a range of, and how it stands in the sort key. */
export interface RangeInput {
  readonly entity: string
  readonly attribute: string
  readonly encoding: KeyEncoding
  /** More follows the value in the key; else the value is the end of it. */
  readonly followed: boolean
  /** The character that what follows begins with, as a rule the table's delimiter; empty where another value of fixed width follows at once. */
  readonly delimiter: string
  /** The greater value has the lesser text. */
  readonly descending: boolean
}
