import { compileConditions, type FindAttribute } from './compile-condition.js'
import type { Condition } from './condition.js'
import type { Expression } from './expression.js'

/** A condition with what makes an expression of it: the clauses that all hold. */
export interface When<E> {
  (subject: string, find: FindAttribute, expression: Expression): string[]
  /** In the type only. */
  readonly '~of'?: (entity: E) => void
}

/**
 * A condition as the functions of an entity take it; of a list of conditions, one must hold. (A method of a repository takes the condition
 * itself.)
 *
 * @example
 * ```ts
 * import { when } from '@keyloom/core/runtime'
 *
 * await ticket.update(connection, { accountId: 'a', ticketId: '1' }, { set: { state: 'done' } }, { if: when({ state: 'open' }) })
 * ```
 */
export function when<E>(condition: NoInfer<Condition<E> | readonly Condition<E>[]>): When<E> {
  return (subject, find, expression) => compileConditions(subject, condition, find, expression)
}
