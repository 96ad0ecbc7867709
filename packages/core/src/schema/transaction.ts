import type { Entity } from './entity.js'
import type { Table } from './table.js'

/** A value that stands in the schema, or one that a call gives: `{ input: 'userId' }`. */
export type StepValue<Input extends string = string> = string | number | boolean | null | { readonly input: Input }

/** Values by attribute. What is not here, and has the name of an input, is that input. */
export type StepValues<Input extends string = string> = { readonly [attribute: string]: StepValue<Input> }

/**
 * What must hold of the item, by attribute: a value, a list of values, `'present'`, `'absent'`, or comparisons such as `{ lt: 50 }`. It is
 * data, so that the model holds it.
 */
export type Guard<Input extends string = string> = {
  readonly [attribute: string]:
    | StepValue<Input>
    | readonly StepValue<Input>[]
    | { readonly [comparison: string]: StepValue<Input> | readonly StepValue<Input>[] }
}

/** One operation of a declared transaction. */
export type TransactionStepConfig<Input extends string = string> =
  | { readonly create: Entity; readonly set?: StepValues<Input> }
  | { readonly put: Entity; readonly set?: StepValues<Input>; readonly if?: Guard<Input> }
  | {
      readonly update: Entity
      readonly key?: StepValues<Input>
      readonly set?: StepValues<Input>
      readonly add?: StepValues<Input>
      readonly remove?: readonly string[]
      readonly if?: Guard<Input>
    }
  | { readonly delete: Entity; readonly key?: StepValues<Input>; readonly if?: Guard<Input> }
  | { readonly check: Entity; readonly key?: StepValues<Input>; readonly if?: Guard<Input>; readonly exists?: boolean }

/** A transaction as it was declared. */
export interface TransactionConfig<Input extends string = string> {
  readonly description?: string
  /** What a call gives. Each has the type of the attribute that it is used for. */
  readonly input: readonly Input[]
  /** By the name that its result and its failure have. */
  readonly steps: { readonly [name: string]: TransactionStepConfig<Input> }
}

/** A named transaction: a method of the client. */
export interface Transaction<Name extends string = string> {
  readonly kind: 'transaction'
  readonly name: Name
  readonly table: Table
  readonly config: TransactionConfig
}

/**
 * Declares a transaction: writes with guards that are all done, or none of them, as one method of the client.
 *
 * @example
 * ```ts
 * import { defineEntity, defineTable, defineTransaction } from '@keyloom/core'
 * import { z } from 'zod'
 *
 * const table = defineTable('club', { key: { partition: 'pk', sort: 'sk' } })
 * const group = defineEntity(table, 'Group', {
 *   attributes: { groupId: z.uuid(), members: z.int().min(0) },
 *   key: { partition: 'GROUP#{groupId}', sort: 'GROUP' },
 * })
 * const membership = defineEntity(table, 'Membership', {
 *   attributes: { groupId: z.uuid(), userId: z.uuid() },
 *   key: { partition: 'GROUP#{groupId}', sort: 'MEMBER#{userId}' },
 * })
 *
 * export const join = defineTransaction(table, 'join', {
 *   input: ['groupId', 'userId'],
 *   steps: {
 *     membership: { create: membership },
 *     count: { update: group, add: { members: 1 }, if: { members: { lt: 50 } } },
 *   },
 * })
 * ```
 */
export function defineTransaction<const Name extends string, const Input extends string>(
  table: Table,
  name: Name,
  config: {
    readonly description?: string
    readonly input: readonly Input[]
    readonly steps: { readonly [step: string]: TransactionStepConfig<NoInfer<Input>> }
  },
): Transaction<Name> {
  return Object.freeze({ kind: 'transaction', name, table, config })
}
