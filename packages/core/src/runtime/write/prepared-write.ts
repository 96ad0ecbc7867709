import type { KeyloomError } from '../../errors/index.js'
import type { Connection } from '../connection.js'
import type { Expression } from '../expression/expression.js'
import type { Item } from '../item.js'
import type { AnyEntityPlan } from '../plans.js'

/**
 * One write, checked and ready to be sent: as a request of its own, or as one operation of a transaction. Both take the same members but
 * `ReturnValues`, which only a request of its own has.
 */
export interface PreparedWrite {
  /** DynamoDB's name of it in a transaction. */
  readonly kind: 'Put' | 'Update' | 'Delete' | 'ConditionCheck'
  readonly plan: AnyEntityPlan
  /** What asked for it: `Order.create`. */
  readonly subject: string
  readonly key: Item
  readonly input: WriteInput
  /** The entity as it will be stored, where all of it is known. */
  readonly entity?: unknown
  /** The error for a condition that did not hold; `item` is what is stored, where there is something. */
  failed(item: Item | undefined, cause: unknown): KeyloomError
  /** Of a write that goes with another one: what takes its place where its condition does not hold, so that the other is done all the same. */
  readonly otherwise?: readonly PreparedWrite[]
  /**
   * Of a write of an item that may be under its other key: brings it under its key, where `item` was found there instead, or nothing. Where
   * it is there now, gives the error for a write that finds it elsewhere each time.
   */
  settle?(connection: Connection, item: Item | undefined): Promise<KeyloomError | undefined>
  /** Of a write that counts items in their parent. */
  readonly counting?: Counting
}

/** A write that counts items in their parent: what it adds to which counters, and what a transaction makes of several. */
export interface Counting {
  readonly by: ReadonlyMap<string, number>
  /** The write that adds more. */
  plus(more: ReadonlyMap<string, number>): PreparedWrite
  /** Operations with one write for all that count in one parent. */
  together(operations: readonly PreparedOperation[]): readonly PreparedOperation[]
  /** The error of a transaction that has another operation on the parent, too. */
  refused(other: string, counting: PreparedOperation): KeyloomError
}

/** A write of a transaction, checked and ready to be sent. */
export interface PreparedOperation {
  /** What the caller calls it; several names where operations count in one parent. */
  readonly names: readonly string[]
  readonly write: PreparedWrite
}

/** What Put, Update, Delete and ConditionCheck have in common. */
export interface WriteInput {
  readonly TableName: string
  /** Of a Put. */
  readonly Item?: Item
  /** Of the others. */
  readonly Key?: Item
  readonly UpdateExpression?: string
  readonly ConditionExpression?: string
  readonly ExpressionAttributeNames?: Record<string, string>
  readonly ExpressionAttributeValues?: Item
  readonly ReturnValuesOnConditionCheckFailure?: 'ALL_OLD'
}

/** A put, with the entity as it will be stored. */
export interface PreparedPut<E> extends PreparedWrite {
  readonly kind: 'Put'
  readonly entity: E
  readonly input: WriteInput & { readonly Item: Item }
}

/** A write of the item with `key`. */
export interface PreparedKeyWrite extends PreparedWrite {
  readonly input: WriteInput & { readonly Key: Item }
}

/** Clauses that a write needs beside those its caller asks for. */
export type MoreClauses = (expression: Expression) => readonly string[]
