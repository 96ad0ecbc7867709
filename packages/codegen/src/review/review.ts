import type { Model, SchemaProblem } from '@keyloom/core'
import type { Finding } from '../lint/rule.js'
import type { LintOptions } from '../lint/severity.js'
import { type Accepted, type AcceptedFinding, applyAccepted } from './accept/accepted.js'
import { compareModels } from './compare/comparison.js'
import { type CostDifference, costDifferences } from './cost/cost-difference.js'
import type { DriftFinding } from './drift/drift-rule.js'
import { type ChangeFinding, changesIn } from './find-changes.js'
import { newFindings } from './new-findings.js'
import type { ChangeRule } from './rule.js'
import { changeRules } from './rules/index.js'
import { planSteps } from './steps/plan-steps.js'
import type { PlannedStep } from './steps/step.js'

/** Everything that a review says, as data. */
export interface Review {
  /** The name of the schema. */
  readonly schema: string
  /** What was compared: `origin/main 3f2a1c9`, `7be0d14`. */
  readonly base: string
  readonly head: string
  /** Worst first, without those that were accepted. */
  readonly changes: readonly ChangeFinding[]
  readonly accepted: readonly AcceptedFinding[]
  /** What lint finds in the new schema and did not in the old one. */
  readonly lint: readonly Finding[]
  readonly drift: readonly DriftFinding[]
  /** What keeps the new schema from being planned. */
  readonly problems: readonly SchemaProblem[]
  readonly cost: readonly CostDifference[]
  readonly steps: readonly PlannedStep[]
}

export interface ReviewInput {
  readonly base: { readonly model: Model; readonly name: string }
  readonly head: { readonly model: Model; readonly name: string }
  readonly problems?: readonly SchemaProblem[]
  readonly drift?: readonly DriftFinding[]
  readonly accepted?: Accepted
  readonly lint?: LintOptions
  /** Rules of the user's own, behind those of the catalogue. */
  readonly rules?: readonly ChangeRule[]
}

/** Compares two models: what changed, who breaks, what it costs and in which order to roll it out. */
export function review({ base, head, problems = [], drift = [], accepted, lint = {}, rules = [] }: ReviewInput): Review {
  const comparison = compareModels(base.model, head.model)
  const found = changesIn(comparison, [...changeRules, ...rules])
  const findings = newFindings(comparison, lint)
  const { changes, accepted: isAccepted, drift: ofAccepted } = applyAccepted(found, accepted)
  return {
    schema: head.model.name,
    base: base.name,
    head: head.name,
    changes,
    accepted: isAccepted,
    lint: findings,
    drift: [...drift, ...ofAccepted],
    // Lint explains most of what keeps a pattern from being planned.
    problems: problems.filter(({ path }) => !findings.some((finding) => finding.path.join('.') === path.join('.'))),
    cost: costDifferences(comparison),
    // Steps are for what is accepted too: that it may be done does not do it.
    steps: planSteps(found),
  }
}

/** The review of a schema that has no model: nothing is compared, and what is wrong with it is all that there is to say. */
export function withoutHead(base: ReviewInput['base'], head: string, problems: readonly SchemaProblem[]): Review {
  const nothing = { changes: [], accepted: [], lint: [], drift: [], cost: [], steps: [] }
  return { schema: base.model.name, base: base.name, head, ...nothing, problems }
}
