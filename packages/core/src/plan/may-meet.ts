import type { Model } from '../model/index.js'
import { strangersIn } from './isolation.js'
import { findTable } from './key-part.js'
import type { QueryPlan } from './plan.js'

/**
 * The names of the entities of a model whose items a Query may read, the ones it asks for among them. That an entity is not listed is a
 * proof; one that is may be there because the proof was not found.
 *
 * @example
 * ```ts
 * import { entitiesWithin, planModel } from '@keyloom/core'
 *
 * for (const plan of planModel(model).plans) if (plan.kind === 'query') console.log(plan.name, entitiesWithin(plan, model))
 * ```
 */
export function entitiesWithin(plan: QueryPlan, model: Model): string[] {
  const table = findTable(model, plan.table)
  const index = table?.indexes.find(({ name }) => name === plan.index)
  if (table === undefined || (plan.index !== undefined && index === undefined)) return []
  const residents = strangersIn({ index, partition: plan.partition, sort: plan.sort }, model, table, () => false)
  return [...new Set(residents.map(({ entity }) => entity.name))]
}
