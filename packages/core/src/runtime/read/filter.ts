import { compileCondition } from '../expression/compile-condition.js'
import type { Expression } from '../expression/expression.js'
import type { FilterAttribute } from '../plans.js'

/** The filter expression of a call; undefined where it asks for none. What it drops is read and billed all the same. */
export function filterText(
  subject: string,
  attributes: Readonly<Record<string, FilterAttribute>> | undefined,
  filter: object | undefined,
  expression: Expression,
): string | undefined {
  if (filter === undefined) return undefined
  const find = (name: string): FilterAttribute | undefined =>
    attributes !== undefined && Object.hasOwn(attributes, name) ? attributes[name] : undefined
  const clauses = compileCondition(subject, filter, find, expression)
  return clauses.length === 0 ? undefined : clauses.join(' AND ')
}
