import type { Model, Plan, SchemaProblem } from '@keyloom/core'

/** `error`: the design is wrong. `warn`: it costs, or it depends on what the schema does not say. `info`: good to know. */
export type Severity = 'error' | 'warn' | 'info'

/** Severities from the gravest on. */
export const severities: readonly Severity[] = ['error', 'warn', 'info']

/** What there is to read about a rule. Ids are stable: they stand in suppressions and reports, and are never used again. */
export interface RuleText {
  readonly id: string
  readonly slug: string
  readonly severity: Severity
  /** What the rule asks for, as a sentence. */
  readonly title: string
  /** What happens where it is not kept. */
  readonly why: string
  /** What to do about it, where a fault says nothing nearer. */
  readonly fix: string
}

/** One rule of the catalogue. */
export interface Rule extends RuleText {
  /** Rules whose findings on the same thing this one explains better: one mistake is one finding. */
  readonly supersedes?: readonly string[]
  readonly check: (subject: LintSubject) => readonly Fault[]
}

/** What rules look at: the model, and what the planner made of it. */
export interface LintSubject {
  readonly model: Model
  readonly plans: readonly Plan[]
  readonly problems: readonly SchemaProblem[]
}

/** One place where a rule is not kept. */
export interface Fault {
  /** From the schema down, as in {@link SchemaProblem}. */
  readonly path: readonly string[]
  /** What is wrong, with the names and values. */
  readonly message: string
  readonly fix?: string
  /** Where it is not that of the rule. */
  readonly severity?: Severity
  /** The entities whose items meet, where that is what is wrong: such a fault is behind others about the same entities. */
  readonly entities?: readonly string[]
}

/** A fault with everything there is to say of it. */
export interface Finding {
  readonly rule: string
  readonly slug: string
  readonly severity: Severity
  readonly path: readonly string[]
  readonly message: string
  readonly why: string
  readonly fix: string
}
