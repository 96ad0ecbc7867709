import { parseCondition } from './expression/parse-condition.js'
import { type Projection, parseProjection } from './expression/projection.js'
import type { SubstitutionInput, Substitutions } from './expression/substitutions.js'
import type { Condition } from './expression/syntax.js'
import { type LegacyCondition, readLegacyConditions } from './legacy/legacy-condition.js'
import { readAttributesToGet } from './legacy/legacy-projection.js'

/** The members by which a Query or Scan picks items and attributes. */
export interface PageInput extends SubstitutionInput {
  readonly FilterExpression?: string | undefined
  readonly ProjectionExpression?: string | undefined
  readonly AttributesToGet?: readonly string[] | undefined
  readonly ConditionalOperator?: string | undefined
}

/** Reads the filter and the projection of a Query or Scan, in either of the two ways to state them. */
export function readPageExpressions(
  input: PageInput,
  legacyFilter: Readonly<Record<string, LegacyCondition>> | undefined,
  substitutions: Substitutions,
): { readonly filter: Condition | undefined; readonly projection: Projection | undefined } {
  return {
    filter:
      input.FilterExpression === undefined
        ? readLegacyConditions(legacyFilter, input.ConditionalOperator, substitutions.limits.nestingLevels)
        : parseCondition(input.FilterExpression, 'FilterExpression', substitutions),
    projection:
      input.ProjectionExpression === undefined
        ? readAttributesToGet(input.AttributesToGet)
        : parseProjection(input.ProjectionExpression, substitutions),
  }
}
