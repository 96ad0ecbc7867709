import type { Expression } from '../expression/expression.js'
import type { Item } from '../item.js'
import type { AnyEntityPlan, ReadOnlyPlan } from '../plans.js'
import { absentClause } from '../write/absent-clause.js'

/**
 * Attributes that are set when an item is created, and stay: a write of the whole item has to have what is there.
 *
 * @example
 * ```ts
 * import { readOnly } from '@keyloom/core/runtime'
 *
 * const plan = { ...plans.order, readOnly: readOnly(['placedAt']) }
 * ```
 */
export function readOnly(names: readonly string[]): ReadOnlyPlan {
  return {
    names,
    unchanged(plan: AnyEntityPlan, item: Item, expression: Expression, now: Date) {
      const same = names.map((name) => {
        const stored = plan.codec.stored(name)
        const place = expression.name(stored)
        return Object.hasOwn(item, stored) ? `${place} = ${expression.value(item[stored]!)}` : `attribute_not_exists(${place})`
      })
      return `(${absentClause(plan, expression, now)} OR (${same.join(' AND ')}))`
    },
  }
}
