import { assertNever } from '../../errors/index.js'
import type { SortCondition } from '../../keys/index.js'
import type { Expression } from '../expression/expression.js'
import type { AttributeValue } from '../item.js'
import type { KeyCondition } from '../plans.js'

/**
 * The key condition of a pattern with a range, behind what the pattern fixes of it.
 *
 * @example
 * ```ts
 * import { withRange } from '@keyloom/core/runtime'
 *
 * const plan = { ...plans.orderByCustomer, condition: withRange('pk = :v0') } // as generated for a pattern with a range
 * ```
 */
export function withRange(fixed: string): KeyCondition {
  return (equal, sort, expression) => {
    for (const name of Object.keys(equal)) expression.value(equal[name]!)
    return withSort(fixed, sort, (name) => name, expression)
  }
}

/**
 * The key condition of a pattern that fixes nothing of it: where a name needs a placeholder, or the text that the sort key begins with may be
 * empty.
 *
 * @example
 * ```ts
 * import { assembledCondition } from '@keyloom/core/runtime'
 *
 * const plan = { ...plans.orderByCustomer, condition: assembledCondition } // as generated where 'size' is a key attribute
 * ```
 */
export const assembledCondition: KeyCondition = (equal, sort, expression) => {
  const clauses = Object.keys(equal).map((name) => `${expression.name(name)} = ${expression.value(equal[name]!)}`)
  return withSort(clauses.join(' AND '), sort, (name) => expression.name(name), expression)
}

function withSort(
  text: string,
  { attribute, condition }: Parameters<KeyCondition>[1],
  place: (name: string) => string,
  expression: Expression,
): string {
  if (attribute === undefined || condition.condition === 'all' || condition.condition === 'none') return text
  return `${text} AND ${sortClause(place(attribute), condition, expression)}`
}

type Clause = Exclude<SortCondition<AttributeValue>, { readonly condition: 'all' | 'none' }>

function sortClause(place: string, condition: Clause, expression: Expression): string {
  const compare = (operator: string, value: AttributeValue): string => `${place} ${operator} ${expression.value(value)}`
  switch (condition.condition) {
    case 'equal':
      return compare('=', condition.low)
    case 'prefix':
      return `begins_with(${place}, ${expression.value(condition.low)})`
    case 'from':
      return compare('>=', condition.low)
    case 'above':
      return compare('>', condition.low)
    case 'to':
      return compare('<=', condition.high)
    case 'below':
      return compare('<', condition.high)
    case 'between':
      return `${compare('BETWEEN', condition.low)} AND ${expression.value(condition.high)}`
    default:
      return assertNever(condition)
  }
}
