import type { KeyloomError } from '../../errors/index.js'
import type { Expression } from '../expression/expression.js'
import type { Item } from '../item.js'
import type { AnyEntityPlan } from '../plans.js'
import type { Changes } from './write-types.js'

/** A bound of a whole value, which an addition could leave. */
export interface Bound {
  /** The clause that holds while it does not; absent where it cannot. */
  clause(expression: Expression): string | undefined
  /** The error where this item left no room, and so was why the condition did not hold. */
  failed(item: Item, cause: unknown): KeyloomError | undefined
}

/** Finds the bounds of what changes add; generated code imports it for entities that have such bounds. */
export type BoundsOfChanges = (plan: AnyEntityPlan, subject: string, changes: Changes) => readonly Bound[]
