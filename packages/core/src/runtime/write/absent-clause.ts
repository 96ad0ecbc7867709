import type { Expression } from '../expression/expression.js'
import { keyPlace } from '../expression/key-place.js'
import type { AnyEntityPlan } from '../plans.js'

/** The clause that holds where there is no item, or one whose time is over: DynamoDB removes those some time later. */
export function absentClause(plan: AnyEntityPlan, expression: Expression, now: Date): string {
  // Whether an item is there can be told by its partition attribute alone.
  const absent = `attribute_not_exists(${keyPlace(plan, plan.key.attributes[0]!, expression)})`
  const expired = plan.hidden?.find(({ option }) => option === 'expired')
  return expired === undefined ? absent : `(${absent} OR ${expired.whenHidden(expression, now)})`
}
