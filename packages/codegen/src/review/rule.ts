import type { Change, Party, RecipeId, Severity } from './change.js'
import type { Comparison } from './compare/comparison.js'

/** A rule about a change between two models. */
export interface ChangeRule {
  /** Stable and never used again. */
  readonly id: string
  readonly slug: string
  readonly severity: Severity
  readonly breaks: readonly Party[]
  /** What happened, in few words. */
  readonly title: string
  /** What comes of it. */
  readonly why: string
  readonly recipe: RecipeId
  /** Rules that say less exactly what this one says: where both find one place, only this one is reported. */
  readonly supersedes?: readonly string[]
  readonly check: (comparison: Comparison) => readonly Change[]
}
