import type { Codec } from '../codec/codec.js'
import { type Issue, issueText } from '../codec/issue.js'
import type { Expression } from '../expression/expression.js'
import { invalidInput } from '../input.js'
import type { AttributeValue } from '../item.js'
import type { AnyEntityPlan } from '../plans.js'
import { added } from './additions.js'
import { type ClaimAttribute, changesOf, type WithinChange } from './checked-changes.js'
import { elementsOf, joinedList } from './list-changes.js'
import { changesOfParts } from './part-changes.js'
import type { Changes } from './write-types.js'

/**
 * The changes in place: `add` to numbers and sets, `append` and `prepend` to lists, `delete` from sets, and changes of nested parts.
 *
 * @throws KeyloomError `INPUT.INVALID` naming the attribute, also for paths that overlap.
 *
 * @example
 * ```ts
 * import { changesWithin } from '@keyloom/core/runtime'
 *
 * const plan = { ...plans.order, within: changesWithin } // as generated for an entity that has lists, sets or nested values
 * ```
 */
export function changesWithin(plan: AnyEntityPlan, subject: string, changes: Changes, claim: ClaimAttribute): readonly WithinChange[] {
  const additions = added(plan, subject, changes.add, claim)
  if ((changes.append ?? changes.prepend ?? changes.delete ?? changes.parts) === undefined) return additions
  const placeOf = (name: string) => (expression: Expression) => expression.name(plan.codec.stored(name))
  const joined = (['append', 'prepend'] as const).flatMap((end) =>
    changesOf(changes[end]).map(([name, value]) => {
      const elements = elementsOf(subject, [name], claim.whole(name, value), value)
      return { root: name, ...joinedList(placeOf(name), end, elements, true) }
    }),
  )
  const deleted = changesOf(changes.delete).flatMap(([name, value]): WithinChange[] => {
    const members = membersOf(subject, name, claim.whole(name, value), value)
    if (members === undefined) return []
    return [{ root: name, clause: 'DELETE', action: (expression) => `${placeOf(name)(expression)} ${expression.value(members)}` }]
  })
  return [...additions, ...joined, ...deleted, ...changesOfParts(plan, subject, changes.parts ?? [], claim)]
}

/** Members to take out of a set; nothing where there are none. */
function membersOf(subject: string, name: string, codec: Codec<unknown>, value: unknown): AttributeValue | undefined {
  if (codec.kind !== 'set' || codec.increment === undefined) throw invalidInput(subject, name, value, 'only sets have members to delete')
  const issues: Issue[] = []
  const members = codec.increment(value, issues)
  if (issues.length > 0) throw invalidInput(subject, name, value, issues.map(issueText).join('; '), issues)
  return members
}
