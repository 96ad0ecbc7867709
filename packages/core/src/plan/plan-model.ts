import type { Model, SchemaProblem } from '../model/index.js'
import type { Plan } from './plan.js'
import { planCollection } from './plan-collection.js'
import { planPattern } from './plan-pattern.js'
import { scopeProblems } from './scope.js'

/**
 * The plans of all patterns, entity by entity, and then of all collections, in the order of the model; and every problem.
 *
 * @example
 * ```ts
 * import { planModel } from '@keyloom/core'
 *
 * const { plans, problems } = planModel(model)
 * if (problems.length === 0) console.log(plans.map(({ name, kind }) => `${name}: ${kind}`))
 * ```
 */
export function planModel(model: Model): { readonly plans: Plan[]; readonly problems: SchemaProblem[] } {
  const plans: Plan[] = []
  const problems: SchemaProblem[] = scopeProblems(model)
  const add = (result: Plan | SchemaProblem): void => {
    if ('kind' in result) plans.push(result)
    else problems.push(result)
  }
  for (const entity of model.entities) for (const pattern of entity.patterns) add(planPattern(model, entity, pattern))
  for (const collection of model.collections) add(planCollection(model, collection))
  return { plans, problems }
}
