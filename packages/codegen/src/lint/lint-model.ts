import { type Model, planModel } from '@keyloom/core'
import type { Fault, Finding, LintSubject, Rule } from './rule.js'
import { rules } from './rules/index.js'
import { type LintOptions, severityOf } from './severity.js'
import { applySuppressions } from './suppress.js'

/**
 * Every finding of a model: what the rules find, without what a more exact rule explains better and what the schema accepts with a reason.
 * In the order of the model; a model without plans for its patterns is linted too.
 */
export function lintModel(
  model: Model,
  options: LintOptions = {},
  planned: Omit<LintSubject, 'model'> = planModel(model),
): readonly Finding[] {
  const subject = { model, ...planned }
  const faults = rules.flatMap((rule) => rule.check(subject).map((fault) => ({ rule, fault })))
  const exact = faults.filter((one) => !faults.some((other) => supersedes(other, one)))
  return applySuppressions(
    model,
    exact.flatMap(({ rule, fault }) => findingOf(rule, fault, options)),
  )
}

interface Found {
  readonly rule: Rule
  readonly fault: Fault
}

/** Whether one fault is what is behind another: of a more exact rule, on the same thing or a part of it, or about the same entities. */
function supersedes({ rule, fault }: Found, other: Found): boolean {
  if (rule.supersedes?.includes(other.rule.id) !== true) return false
  const { path, entities = [] } = other.fault
  return areNested(fault.path, path) || (fault.entities !== undefined && entities.length > 0 && isPart(fault.entities, entities))
}

function areNested(one: readonly string[], other: readonly string[]): boolean {
  const [outer, inner] = one.length < other.length ? [one, other] : [other, one]
  return outer.every((name, i) => name === inner[i])
}

function isPart(some: readonly string[], all: readonly string[]): boolean {
  return some.every((name) => all.includes(name))
}

function findingOf({ id, slug, severity, why, fix }: Rule, fault: Fault, options: LintOptions): Finding[] {
  const chosen = severityOf(id, fault.severity ?? severity, options)
  if (chosen === 'off') return []
  return [{ rule: id, slug, severity: chosen, path: fault.path, message: fault.message, why, fix: fault.fix ?? fix }]
}
