import type { Expression } from '../expression/expression.js'

/** The clause of a filter that drops the items of other entities. */
export function isolate(attribute: string, value: string): (expression: Expression) => string {
  return (expression) => `${expression.name(attribute)} = ${expression.value({ S: value })}`
}
