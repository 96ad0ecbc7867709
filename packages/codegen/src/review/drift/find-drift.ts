import type { DriftFinding, DriftInput } from './drift-rule.js'
import { driftRules } from './rules/index.js'

/** Everything that does not follow the schema, in the order of the rules. */
export function findDrift(input: DriftInput): DriftFinding[] {
  return driftRules.flatMap(({ id, slug, severity, title, fix, check }) =>
    check(input).map((drift) => ({ rule: id, slug, severity, title, fix, ...drift })),
  )
}
