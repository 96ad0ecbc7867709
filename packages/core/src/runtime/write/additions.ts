import { type Issue, issueText } from '../codec/issue.js'
import { invalidInput } from '../input.js'
import type { AnyEntityPlan } from '../plans.js'
import { type ClaimAttribute, changesOf, noneOf, type WithinChange } from './checked-changes.js'
import type { Changes } from './write-types.js'

/**
 * Additions to numbers, the changes in place of an entity that has no lists, sets or nested values.
 *
 * @throws KeyloomError `INPUT.INVALID` naming the attribute, also for every other change in place.
 *
 * @example
 * ```ts
 * import { additions } from '@keyloom/core/runtime'
 *
 * const plan = { ...plans.order, within: additions } // as generated for an entity of whose attributes only numbers change in place
 * ```
 */
export function additions(plan: AnyEntityPlan, subject: string, changes: Changes, claim: ClaimAttribute): readonly WithinChange[] {
  noneOf(subject, changes, ['append', 'prepend', 'delete', 'parts'])
  return added(plan, subject, changes.add, claim)
}

/** Additions to whole attributes: to numbers, and to sets. */
export function added(plan: AnyEntityPlan, subject: string, add: object | undefined, claim: ClaimAttribute): readonly WithinChange[] {
  return changesOf(add).flatMap(([name, value]): WithinChange[] => {
    const { increment } = claim.whole(name, value)
    if (increment === undefined) throw invalidInput(subject, name, value, 'only numbers and sets can be added to')
    const issues: Issue[] = []
    const operand = increment(value, issues)
    if (issues.length > 0) throw invalidInput(subject, name, value, issues.map(issueText).join('; '), issues)
    // Nothing is added by a set without members.
    if (operand === undefined) return []
    const action: WithinChange['action'] = (expression) => `${expression.name(plan.codec.stored(name))} ${expression.value(operand)}`
    return [{ root: name, clause: 'ADD', action }]
  })
}
