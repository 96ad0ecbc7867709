import { type EntityModel, entitiesWithin, type Model, type Plan } from '@keyloom/core'
import { kept } from './compared.js'
import type { Comparison } from './comparison.js'

/** The access patterns of the old schema whose bounds items of an entity of the new one are within: code that runs now meets them. */
export function oldReadersOf({ questions, head }: Comparison, entity: EntityModel): string[] {
  return questions.filter(({ base }) => reaches(base?.plan, head, entity.name)).map(({ target }) => target)
}

/** Whether a request may read items of an entity that a model has. */
export function reaches(plan: Plan | undefined, model: Model, entity: string): boolean {
  return plan !== undefined && within(plan, model).has(entity)
}

/** Kept entities that could be met where they were not: a key or an index of theirs changed. */
export function movedEntities({
  entities,
  parts,
  memberships,
  indexes,
}: Comparison): ReturnType<typeof kept<Comparison['entities'][number]>> {
  const moved = new Set(
    [
      ...parts.filter(({ change }) => change !== 'same'),
      ...memberships.filter(({ base, head }) => base === undefined || JSON.stringify(base) !== JSON.stringify(head)),
    ].map(({ about }) => about.entity),
  )
  const isReindexed = indexes.some(({ base, head }) => JSON.stringify(base?.key) !== JSON.stringify(head?.key))
  return kept(entities).filter(({ about }) => isReindexed || moved.has(about.entity))
}

/** Several rules ask the same of one plan, and the proof takes long. */
const known = new WeakMap<Plan, WeakMap<Model, ReadonlySet<string>>>()

function within(plan: Plan, model: Model): ReadonlySet<string> {
  if (plan.kind !== 'query') return new Set()
  const ofPlan = known.get(plan) ?? new WeakMap<Model, ReadonlySet<string>>()
  known.set(plan, ofPlan)
  const names = ofPlan.get(model) ?? new Set(entitiesWithin(plan, model))
  ofPlan.set(model, names)
  return names
}
