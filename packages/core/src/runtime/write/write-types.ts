import type { CallLimits, CallOptions } from '../call.js'
import type { Condition } from '../expression/condition.js'
import type { When } from '../expression/when.js'
import type { ShowOptions } from '../lifetime/hidden-rule.js'

/** Options of a `get`. */
export interface GetOptions extends CallOptions {
  /** Reads what all writes before it left, at twice the capacity. */
  readonly consistent?: boolean
}

/** What a write demands of the item that is there. */
export interface WriteGuard<E> {
  /** Must hold of the item that is there, else `ITEM.CONDITION_FAILED`; of a list of conditions, one must. */
  readonly if?: Condition<E> | readonly Condition<E>[]
  /** Of an entity with `version`: the version that the item must have. */
  readonly version?: number
}

/** Options of put, upsert, delete and move. */
export interface WriteOptions<E> extends WriteGuard<E>, CallLimits {}

/** Options of update. */
export interface UpdateOptions<E> extends WriteOptions<E>, ShowOptions {}

/** As `WriteGuard`, of functions. (An interface of its own: a type parameter for `if` would cost the compiler a sixth more for each entity.) */
export interface WhenGuard<E> {
  /** Must hold of the item that is there, else `ITEM.CONDITION_FAILED`. */
  readonly if?: When<E>
  /** Of an entity with `version`: the version that the item must have. */
  readonly version?: number
}

/** As `WriteOptions`, of functions. */
export interface WhenOptions<E> extends WhenGuard<E>, CallLimits {}

/**
 * Options as the runtime has them. The functions that generated code calls take an `object`: its methods have typed what they pass, and to
 * compare the two again for each entity would be a third of what all of them cost the compiler.
 */
export interface GivenOptions extends CallLimits, ShowOptions {
  readonly if?: object
  readonly version?: number
}

/** What an update changes; generated code types it per entity. */
export interface Changes {
  readonly set?: object
  /** Numbers to add, and members to add to sets. */
  readonly add?: object
  readonly remove?: readonly string[]
  /** Elements to add at the end of lists. */
  readonly append?: object
  /** Elements to add at the beginning of lists. */
  readonly prepend?: object
  /** Members to take out of sets. */
  readonly delete?: object
  /** Changes of parts of attributes. */
  readonly parts?: readonly PartChange[]
}

/** With it, changes set and remove whole attributes, and change nothing in place. */
export interface WholeChanges {
  readonly add?: never
  readonly append?: never
  readonly prepend?: never
  readonly delete?: never
  readonly parts?: never
}

/** One change of a part of an attribute: the path to it, outermost first, and what becomes of what is there. */
export interface PartChange {
  readonly path: readonly (string | number)[]
  readonly set?: unknown
  readonly add?: unknown
  readonly append?: unknown
  readonly prepend?: unknown
  readonly remove?: true
}
