import { type EntityModel, type Model, type PatternModel, planPattern, type SchemaProblem } from '@keyloom/core'

/** A pattern that the planner refuses. */
export interface RefusedPattern {
  readonly entity: EntityModel
  readonly pattern: PatternModel
  readonly problem: SchemaProblem
}

/** The patterns that no key answers with one request. */
export function unservedPatterns(model: Model, problems: readonly SchemaProblem[]): readonly RefusedPattern[] {
  return problems.flatMap((problem): RefusedPattern[] => {
    const [group, owner, member, name] = problem.path
    if (problem.code !== 'PLAN.UNSERVED' || group !== 'entities' || member !== 'patterns') return []
    const entity = model.entities.find((one) => one.name === owner)
    const pattern = entity?.patterns.find((one) => one.name === name)
    return entity === undefined || pattern === undefined ? [] : [{ entity, pattern, problem }]
  })
}

/** Whether the pattern would be served, were it another. */
export function wouldBeServed(model: Model, entity: EntityModel, pattern: PatternModel): boolean {
  return 'kind' in planPattern(model, entity, pattern)
}

/** The pattern without some of its options. */
export function without(pattern: PatternModel, ...options: readonly ('range' | 'order' | 'select' | 'limit')[]): PatternModel {
  return Object.fromEntries(
    Object.entries(pattern).filter(([name]) => !options.some((option) => option === name)),
  ) as unknown as PatternModel
}
