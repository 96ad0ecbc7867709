import type { Model } from '@keyloom/core'
import type { Change, Party, RecipeId, Severity, Subject } from './change.js'
import { type Comparison, compareModels } from './compare/comparison.js'
import { fingerprintOf } from './fingerprint.js'
import type { ChangeRule } from './rule.js'

/** A change that a rule found, with everything that a report says of it. */
export interface ChangeFinding {
  readonly rule: string
  readonly slug: string
  readonly severity: Severity
  readonly breaks: readonly Party[]
  readonly title: string
  readonly why: string
  readonly recipe: RecipeId
  readonly target: string
  readonly path: readonly string[]
  readonly about: Subject
  readonly before?: string
  readonly after?: string
  readonly note?: string
  /** The same in every run as long as the change is the same: what an acceptance names. */
  readonly fingerprint: string
}

/** Every change between two models, worst first. One change is one finding: of rules that find one place, the most exact speaks. */
export function findChanges(base: Model, head: Model, rules: readonly ChangeRule[]): ChangeFinding[] {
  return changesIn(compareModels(base, head), rules)
}

export function changesIn(comparison: Comparison, rules: readonly ChangeRule[]): ChangeFinding[] {
  const found = rules.flatMap((rule) => rule.check(comparison).map((change) => ({ rule, change })))
  return found
    .filter(({ rule, change }) => !found.some((other) => other.rule.supersedes?.includes(rule.id) === true && covers(other.change, change)))
    .map(({ rule, change }) => findingOf(rule, change))
    .sort(bySeverity)
}

/** Whether a change is about the place of another, or one around it, or names it as its consequence. */
function covers({ path, covers: more = [] }: Change, other: Change): boolean {
  return [path, ...more].some((around) => around.every((name, i) => name === other.path[i]))
}

function findingOf(rule: ChangeRule, { covers: _, ...change }: Change): ChangeFinding {
  const { id, slug, severity, breaks, title, why, recipe } = rule
  const fingerprint = fingerprintOf([id, change.target, change.before ?? '', change.after ?? ''])
  return { rule: id, slug, severity, breaks, title, why, recipe, ...change, fingerprint }
}

const order: readonly Severity[] = ['breaking', 'dangerous', 'safe']

function bySeverity(one: ChangeFinding, other: ChangeFinding): number {
  const bySeverity = order.indexOf(one.severity) - order.indexOf(other.severity)
  if (bySeverity !== 0) return bySeverity
  return compareText(one.rule, other.rule) || compareText(one.target, other.target) || compareText(one.fingerprint, other.fingerprint)
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** Whether a severity is at least as bad as another. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return order.indexOf(severity) <= order.indexOf(least)
}
