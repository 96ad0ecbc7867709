import type { Condition } from '../expression/condition.js'

export interface GetOptions {
  /** Reads what all writes before it left, at twice the capacity. */
  readonly consistent?: boolean
}

/** Options of create, put and delete. */
export interface WriteOptions<E> {
  /** Must hold of the item that is there, else `ITEM.CONDITION_FAILED`. */
  readonly if?: Condition<E>
  /** Of an entity with `version`: the version that the item must have. */
  readonly version?: number
}

/** Options of update. */
export interface UpdateOptions<E> extends WriteOptions<E> {}

/** What an update changes; generated code types it per entity. */
export interface Changes {
  readonly set?: object
  /** Numbers to add, and members to add to sets. */
  readonly add?: object
  readonly remove?: readonly string[]
}
