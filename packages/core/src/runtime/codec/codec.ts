import type { AttributeValue } from '../item.js'
import type { Issue } from './issue.js'

/**
 * What Keyloom knows of one type of value: which values it has, and how DynamoDB stores them. A method pushes what is wrong on `issues`,
 * with the path from its own value; its result means nothing when it pushed something.
 */
export interface Codec<T> {
  readonly kind: string
  /** Accepts what zod accepts and DynamoDB can hold exactly; gives a copy with defaults filled in and unknown keys treated. */
  check(value: unknown, issues: Issue[]): T
  /** A checked value as DynamoDB stores it; `undefined` when there is nothing to store (an empty set). */
  write(value: T): AttributeValue | undefined
  /**
   * A stored value, or what an absent one means; its type is checked, bounds are not: they may have become stricter since it was written.
   */
  read(stored: AttributeValue | undefined, issues: Issue[]): T
  /** The value may be absent. */
  readonly optional?: true
  /** The attribute is set by Keyloom, not by the caller. */
  readonly implied?: true
  /** A scope fixes the value: a call need not give it. */
  readonly fixed?: true
  /** What an absent value becomes when an entity is written. */
  readonly fallback?: (() => T) | undefined
  /** What an absent attribute of a stored item means, for types that have a value DynamoDB cannot hold: the empty set. */
  readonly absent?: (() => T) | undefined
  /** The operand of an ADD: a number to add, or members of a set. Absent where DynamoDB cannot add. */
  increment?(value: unknown, issues: Issue[]): AttributeValue | undefined
  /** How large a number is, or how many elements a list or set has, that DynamoDB adds to. */
  readonly bounds?: Bounds
  /** Of a value that is stored otherwise than the application has it: from the one to the other, and back. */
  encoded?(value: T): unknown
  decoded?(value: unknown): T
  /** The codec of one part of the value: a property, an entry of a record or map, an element of a list. */
  part?(step: string | number): Codec<unknown> | undefined
}

export interface Bounds {
  readonly min?: number | bigint
  readonly max?: number | bigint
  readonly exclusiveMin?: number
  readonly exclusiveMax?: number
}

/** A codec of finitely many values. */
export interface ValuesCodec<T> extends Codec<T> {
  readonly values: readonly T[]
}
