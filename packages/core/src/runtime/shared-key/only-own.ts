import type { Expression } from '../expression/expression.js'
import type { AnyEntityPlan } from '../plans.js'

/**
 * The clause that keeps a write off the items of other entities that have the same key: there is no item, or it is of this entity.
 *
 * @example
 * ```ts
 * import { onlyOwn } from '@keyloom/core/runtime'
 *
 * const plan = { ...plans.order, sharesKey: onlyOwn }
 * ```
 */
export function onlyOwn({ key, discriminator }: AnyEntityPlan, expression: Expression): string {
  if (discriminator === undefined) return ''
  const { attribute, value } = discriminator
  return `(attribute_not_exists(${expression.name(key.attributes[0]!)}) OR ${expression.name(attribute)} = ${expression.value({ S: value })})`
}
