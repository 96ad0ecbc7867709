import type { AnyEntityPlan } from '../plans.js'
import type { Expression } from './expression.js'

/** How a key attribute stands in an expression: by its name, unless the generator has found that DynamoDB would not take it. */
export function keyPlace({ quoted }: Pick<AnyEntityPlan, 'quoted'>, attribute: string, expression: Expression): string {
  return quoted?.includes(attribute) === true ? expression.name(attribute) : attribute
}
