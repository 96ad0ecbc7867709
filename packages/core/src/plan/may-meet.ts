import type { EntityModel, Model } from '../model/index.js'
import { partLanguage, strangersIn } from './isolation.js'
import { findTable, tableKey } from './key-part.js'
import { partsMayMeet } from './parts-may-meet.js'
import type { QueryPlan } from './plan.js'

/**
 * The names of the entities of a model whose items a Query may read, the ones it asks for among them. That an entity is not listed is a
 * proof; one that is may be there because the proof was not found.
 */
export function entitiesWithin(plan: QueryPlan, model: Model): string[] {
  const table = findTable(model, plan.table)
  const index = table?.indexes.find(({ name }) => name === plan.index)
  if (table === undefined || (plan.index !== undefined && index === undefined)) return []
  const residents = strangersIn({ index, partition: plan.partition, sort: plan.sort }, model, table, () => false)
  return [...new Set(residents.map(({ entity }) => entity.name))]
}

/** Whether items of two entities of one table could have one primary key. `false` is a proof. */
export function primaryKeysMayMeet(one: EntityModel, other: EntityModel): boolean {
  const [a, b] = [tableKey(one), tableKey(other)]
  const sides = [...a.partition, ...a.sort].map((part, i) => [part, [...b.partition, ...b.sort][i]] as const)
  return sides.every(([part, twin]) => twin === undefined || partsMayMeet(partLanguage(part, one), partLanguage(twin, other)))
}
