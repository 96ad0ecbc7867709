import type { SortCondition } from '../keys/index.js'
import type { Codec } from './codec/codec.js'
import type { EntityCodec, ReadCodec } from './codec/entity-codec.js'
import type { Expression } from './expression/expression.js'
import type { AttributeValue, Item } from './item.js'
import type { HiddenRule } from './lifetime/hidden-rule.js'

/**
 * Plans are what generated code tells the runtime: constants, with functions only where a key is built from values. Functions are
 * declared as methods so that a builder may name the attributes it needs: `build: orderKey` with `orderKey(order: OrderKey)`.
 */

/** A result type of reads: a whole entity, or what an index holds of one. */
export interface EntityView<T> {
  /** The name of the entity. */
  readonly name: string
  /** The table, by its name in the schema. */
  readonly table: string
  /** The attribute that says whose item it is; absent where keys tell the entities apart. */
  readonly discriminator?: Discriminator
  /** Whether an item without a discriminator is of this entity; absent: every item of the table is. */
  owns?(item: Item): boolean
  readonly codec: ReadCodec<T>
  /** What hides items of it from reads: `expires('expiresAt')`. */
  readonly hidden?: readonly HiddenRule[]
}

/** The attribute that tells the entities of a table apart, and what it holds for one of them. */
export interface Discriminator {
  readonly attribute: string
  readonly value: string
}

/** All that operations on an entity need to know. */
export interface EntityPlan<E> extends EntityView<E> {
  readonly codec: EntityCodec<E>
  readonly key: EntityKeyPlan
  /** Builds the other primary key that items may have, of attributes of this one. */
  otherKey?(key: object): Item
  /** Stored names of derived attributes that stand in expressions behind placeholders only: others cannot be mistaken for anything else. */
  readonly quoted?: readonly string[]
  /** Indexes whose key attributes are derived from others. A key attribute that is itself an attribute of the entity is left out. */
  readonly indexes: readonly IndexKeyPlan[]
  /** The attribute with the number of writes so far; the entity is optimistically locked. */
  readonly version?: string
  readonly timestamps?: { readonly createdAt: string; readonly updatedAt: string }
  /** Promises that a write keeps by writing other items with it, in one transaction: `unique([…])`. */
  readonly keeps?: readonly KeepPlan[]
  /** The attribute with the time of a delete, which leaves the item; `ttl`: the stored attribute by which DynamoDB removes it later. */
  readonly softDelete?: { readonly attribute: string; readonly ttl?: { readonly attribute: string; readonly days: number } }
  /** The attributes that count other items: a write of this one begins them at 0, and leaves them alone after that. */
  readonly counters?: readonly string[]
  /** The attribute that a create takes the next number of a parent for. */
  readonly sequence?: CounterPlan & { readonly attribute: string }
  /** The item with the newest point, where items are points of a series. */
  readonly latest?: LatestPlan
  /** The copies that other entities have of its attributes. */
  readonly copies?: readonly CopiesPlan[]
  /** `onlyOwn`, where other entities may have the same key. */
  readonly sharesKey?: (plan: AnyEntityPlan, expression: Expression) => string
  /** `readOnly([…])`, where attributes never change. */
  readonly readOnly?: ReadOnlyPlan
  /** No item of it can be larger than DynamoDB takes, by the bounds of its attributes: its size need not be looked at. */
  readonly fits?: true
  /** `when`, where conditions of writes are given as they are. */
  readonly conditions?: ConditionsPlan
  /** `boundsOfChanges`, where the entity has numbers, lists or sets with bounds. */
  readonly bounds?: BoundsPlan
  /** `changesWithin`, or `additions` where the entity has no lists, sets or nested values; absent: nothing changes in place. */
  readonly within?: WithinPlan
  /** `readThenUpdate`, where an update may have to read what the keys of indexes need. */
  readonly readFirst?: ReadFirstPlan
}

/** Attributes that never change, and the clause that holds where there is no item, or one that has what this one has of them. */
export interface ReadOnlyPlan {
  readonly names: readonly string[]
  unchanged(plan: AnyEntityPlan, item: Item, expression: Expression, now: Date): string
}

/** A counter: a number in another item, the parent, that Keyloom alone changes. */
export interface CounterPlan {
  /** Asked for when it is needed: plans may refer to each other. */
  parent(): AnyEntityPlan
  /** The attribute of the parent. */
  readonly counter: string
  /** From each attribute of the parent's primary key to the attribute of this entity that has its value. */
  readonly key: Readonly<Record<string, string>>
  /** `movingParent`, where the parent may be under its other key. */
  readonly moving?: MovingParentPlan
}

/** `MovingParent` of `other-key/moving-parent.ts`: its types are made of plans, so here it is opaque. */
export interface MovingParentPlan {
  readonly settle: (connection: never, plan: never, parent: never, item: never) => Promise<object | undefined>
  readonly absent: (plan: never, subject: never, table: never, values: never) => object
  readonly again: (connection: never, ask: never, settled: never) => Promise<unknown>
}

export interface LatestPlan {
  /** Asked for when it is needed: plans may refer to each other. */
  entity(): AnyEntityPlan
  /** The attribute that says which point is newer. */
  readonly by: string
}

/** Attributes of another entity that are copies of this one's. */
export interface CopiesPlan {
  /** Asked for when it is needed: plans may refer to each other. */
  entity(): AnyEntityPlan
  /** The pattern that finds the items with copies of one owner, and the function that asks it: `tableQuery`, opaque as those below. */
  found(): QueryPlan
  readonly ask: (connection: never, plan: QueryPlan, view: never, by: object) => object
  /** From each copy to the attribute of the owner. */
  readonly attributes: Readonly<Record<string, string>>
  /** The attribute with the version of the owner that the copies are of. */
  readonly version: string
  /** From each attribute of the owner's primary key to the attribute of the entity that has its value: the inputs of the pattern. */
  readonly key: Readonly<Record<string, string>>
}

/** A `Keep` of `kept/keep.ts`: its types are made of plans, so here it is opaque. */
export interface KeepPlan {
  readonly from: readonly string[]
  writes(change: never): readonly object[]
}

/** `WithinChanges` of `write/checked-changes.ts`, opaque for the same reason. */
export type WithinPlan = (plan: never, subject: string, changes: never, claim: never) => readonly object[]

/** `when` of `expression/when.ts`, too. */
export type ConditionsPlan = (condition: never) => object

/** `BoundsOfChanges` of `write/bound.ts`, too. */
export type BoundsPlan = (plan: never, subject: string, changes: never) => readonly object[]

/** `ReadFirst` of `write/read-then-update.ts`, too. */
export type ReadFirstPlan = (connection: never, plan: never, base: never, known: never, toRead: never) => Promise<object>

/** How the primary key of an entity is made. */
export interface EntityKeyPlan {
  /** Stored names: the partition attribute, then the sort attribute where the table has one. */
  readonly attributes: readonly string[]
  /** The attributes of the entity that form the key, in no particular order. */
  readonly from: readonly string[]
  /** What no update changes because of it, where that is more than `from`: what the computed ones among them are made of. */
  readonly fixed?: readonly string[]
  build(key: object): Item
}

/** How the keys of an entity in one index are made. */
export interface IndexKeyPlan {
  readonly name: string
  /** Stored names of the key attributes that are derived. */
  readonly attributes: readonly string[]
  /** The attributes of the entity that decide on membership or form the key. */
  readonly from: readonly string[]
  /** Of these, optional ones without which no item is in the index, but for the one that `build` reads first. */
  readonly needs?: readonly string[]
  /** `undefined` while the item is not in the index. Reads the attributes that decide on membership before all others. */
  build(entity: object): Item | undefined
  /** What an update does that knows some but not all attributes of `from`. */
  readonly onPartialUpdate: 'require' | 'read' | 'drop'
  /** What is derived is no key of an index but the attribute of this name. */
  readonly isAttribute?: true
}

// ---- reads

interface ReadPlanBase {
  /** `Order.byCustomer`, or the name of a collection. */
  readonly name: string
  readonly table: string
  /** The codec of each input, under the name that a call gives it. */
  readonly by: Readonly<Record<string, Codec<unknown>>>
  readonly consistent?: boolean
  /** Stored names to ask for, discriminator and key attributes among them; absent: all that there is. */
  readonly project?: readonly string[]
}

/** One item by its primary key. */
export interface GetPlan extends ReadPlanBase {
  readonly kind: 'get'
  key(by: object): Item
}

/** Items of one partition of a table or of an index, in the order of the sort key. */
export interface QueryPlan extends ReadPlanBase {
  readonly kind: 'query'
  /** Absent: the table itself. */
  readonly index?: string
  readonly indexKind?: 'global' | 'local'
  /** Stored names of all key attributes of the table and of the index: what a cursor holds. */
  readonly keys: readonly string[]
  /** The partition attribute, or all of them, each with its value. */
  partition(by: object): Item
  /** Absent: no condition on the sort key. */
  readonly sort?: SortPlan
  /**
   * The key condition, as text where the pattern fixes it; its values are `:v0`, `:v1` and so on, those of the partition first. Else what makes
   * it for a call: `withRange('pk = :v0')`, or `assembledCondition`.
   */
  readonly condition: string | KeyCondition
  readonly forward: boolean
  /** The number of items that answer at most; of a collection, items of members with `many` on one page. */
  readonly limit?: number
  /** `filtering({ … })`, of the attributes that a call may give conditions on. */
  readonly filter?: Filtering
  /** `isolate('_type', 'Order')`, of a collection with each member's, where items of other entities stand within the bounds. */
  readonly isolate?: (expression: Expression) => string
  /** One such Query for each value of an input that no call gives, merged by these sort attributes. */
  readonly fanOut?: FanOutPlan
  /** One such Query for each stretch of time, which is an input that no call gives. */
  readonly walk?: WalkPlan
}

export interface WalkPlan {
  readonly input: string
  readonly unit: 'year' | 'month' | 'day' | 'hour'
  readonly maxBuckets: number
  readonly newestFirst: boolean
}

export interface FanOutPlan {
  readonly input: string
  readonly values: readonly (string | number | boolean)[]
  /** Stored names of the sort attributes of the table or index. */
  readonly order: readonly string[]
}

/** The filter expression of a call; undefined where it demands nothing. */
export type Filtering = (subject: string, filter: object, expression: Expression) => string | undefined

/** An attribute that a filter may compare. */
export interface FilterAttribute {
  readonly stored: string
  readonly codec: Codec<unknown>
}

/** The condition on the sort key that the pattern fixes. */
export type SortPlan =
  /** Each sort attribute has exactly this value. */
  | { readonly kind: 'equal'; value(by: object): Item }
  /** The attribute begins so. `equal`: the attributes before it in a multi-attribute key. */
  | { readonly kind: 'prefix'; readonly attribute: string; prefix(by: object): string; equal?(by: object): Item }
  /** The attribute is from `low` to `high`, both belong to it; an item with exactly `high` does not when `dropHigh`. */
  | {
      readonly kind: 'between'
      readonly attribute: string
      low(by: object): string
      high(by: object): string
      readonly dropHigh: boolean
      equal?(by: object): Item
    }
  | RangeSort

/** As `prefix` (which may be empty text), and a call may narrow it by a range of one more value. */
export interface RangeSort {
  readonly kind: 'range'
  readonly attribute: string
  prefix(by: object): string
  equal?(by: object): Item
  readonly range: RangePlan
  /** `textRange`, or `numberRange` where the attribute is a number: what is asked of the sort key for the range of a call. */
  readonly condition: (subject: string, sort: RangeSort, by: object, asked: unknown) => BoundRange
}

/** What a range asks of the sort attribute. */
export interface BoundRange {
  readonly condition: SortCondition<AttributeValue>
  /** Whether an item within the condition is in the range, where an end of it is not. */
  readonly keeps?: (item: Item) => boolean
}

/** Makes the key condition of a call: the attributes that are equal to a value, and what it asks of the sort key (a `BoundSort`). */
export type KeyCondition = (equal: Item, sort: BoundRange & { readonly attribute?: string }, expression: Expression) => string

/** How a range of one attribute becomes bounds of the sort key. */
export interface RangePlan {
  /** The attribute, as a call names it. */
  readonly attribute: string
  readonly codec: Codec<unknown>
  /** The value as it stands in the key: text, or the digits of a number. */
  text(value: unknown): string
  /** More follows the value in the key; else the value is the end of it. */
  readonly followed: boolean
  /** What follows begins with this character; empty where a value of fixed width is followed by another value at once. */
  readonly delimiter: string
  /** The greater value has the lesser text. */
  readonly descending: boolean
  /** The text of a beginning is not the beginning of a text, so no range is asked by `beginsWith`. */
  readonly whole?: true
}

/** A pattern that identifies one item. */
export type LookupPlan = GetPlan | QueryPlan

/** A pattern that returns several entities of one item collection. */
export interface CollectionPlan extends QueryPlan {
  /** Whether an item may be part of the answer; absent: every one within the bounds is. */
  owns?(item: Item): boolean
  readonly members: readonly CollectionMemberPlan[]
}

/** One entity of a collection, and the property of the result that its items are in. */
export interface CollectionMemberPlan {
  /** The property of the result. */
  readonly property: string
  readonly entity: EntityView<unknown>
  readonly many: boolean
}

/** A pattern that identifies one item of one of several entities. */
export type OneOfPlan = LookupPlan & { readonly members: readonly CollectionMemberPlan[] }

/** The whole table or index, because the schema opted in. */
export interface ScanPlan extends ReadPlanBase {
  readonly kind: 'scan'
  readonly index?: string
  readonly indexKind?: 'global' | 'local'
  readonly keys: readonly string[]
  /** The reason the schema gives. */
  readonly because: string
  readonly limit?: number
  readonly filter?: Filtering
}

/** A plan of any entity. */
export type AnyEntityPlan = EntityPlan<object>
