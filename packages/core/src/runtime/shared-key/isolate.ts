import type { Expression } from '../expression/expression.js'

/**
 * The clause of a filter that drops the items of other entities.
 *
 * @example
 * ```ts
 * import { isolate } from '@keyloom/core/runtime'
 *
 * const keep = isolate('_type', 'Invoice', 'Payment')
 * ```
 */
export function isolate(attribute: string, ...values: readonly string[]): (expression: Expression) => string {
  return (expression) => {
    const texts = values.map((value) => expression.value({ S: value }))
    return texts.length === 1 ? `${expression.name(attribute)} = ${texts[0]}` : `${expression.name(attribute)} IN (${texts.join(', ')})`
  }
}
