import { type EntityModel, entitiesWithin, type Model } from '@keyloom/core'
import type { Comparison } from './comparison.js'

/** The access patterns of the old schema whose bounds items of an entity of the new one are within: code that runs now meets them. */
export function oldReadersOf({ questions, head }: Comparison, entity: EntityModel): string[] {
  return questions.filter(({ base }) => reaches(base, head, entity.name)).map(({ target }) => target)
}

/** Whether the request of a question may read items of an entity that a model has. */
export function reaches(question: Comparison['questions'][number]['base'], model: Model, entity: string): boolean {
  const plan = question?.plan
  return plan?.kind === 'query' && entitiesWithin(plan, model).includes(entity)
}
