import type { Model } from '@keyloom/core'
import type { Severity } from '../../src/review/change.js'

/** What a rule finds and what it leaves alone. */
export interface RuleCases {
  readonly rule: string
  /** Changes that this rule finds and no other; each with the targets it names. */
  readonly finds: Readonly<Record<string, Found>>
  /** Changes near to it that this rule does not find. */
  readonly ignores: Readonly<Record<string, readonly [base: Model, head: Model]>>
}

export interface Found {
  readonly base: Model
  readonly head: Model
  /** Of each finding: the target, before and after. */
  readonly gives: readonly (readonly [target: string, before?: string | undefined, after?: string])[]
  /** Where it is not the rule's own. */
  readonly severity?: Severity
  /** Findings of other rules that the change has by its nature. */
  readonly beside?: readonly string[]
}
