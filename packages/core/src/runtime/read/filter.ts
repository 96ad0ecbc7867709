import { compileCondition } from '../expression/compile-condition.js'
import type { FilterAttribute, Filtering } from '../plans.js'

/**
 * The filters of a pattern: what calls may demand of these attributes. What a filter drops is read and billed all the same.
 *
 * @example
 * ```ts
 * import { filtering, string } from '@keyloom/core/runtime'
 *
 * const plan = { ...plans.orderByCustomer, filter: filtering({ note: { stored: 'note', codec: string() } }) }
 * ```
 */
export function filtering(attributes: Readonly<Record<string, FilterAttribute>>): Filtering {
  const find = (name: string): FilterAttribute | undefined => (Object.hasOwn(attributes, name) ? attributes[name] : undefined)
  return (subject, filter, expression) => {
    const clauses = compileCondition(subject, filter, find, expression)
    return clauses.length === 0 ? undefined : clauses.join(' AND ')
  }
}
