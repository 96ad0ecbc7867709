import type { Change } from '../change.js'
import { changeOf, type Kept, kept } from './compared.js'
import type { Comparison } from './comparison.js'
import type { ComparedMember } from './members.js'
import { type TypeChange, typeChange } from './type-change.js'
import { memberText } from './type-text.js'

/** The attributes and properties whose type changed in one of these ways. */
export function memberFindings({ members }: Comparison, kinds: readonly TypeChange[]): Change[] {
  return kept(members)
    .filter((member) => kinds.includes(changeOfType(member)))
    .map((member) => changeOf(member, memberText(member.base), memberText(member.head)))
}

/** Several rules ask the same of one member. */
const known = new WeakMap<object, TypeChange>()

function changeOfType(member: Kept<ComparedMember>): TypeChange {
  const change = known.get(member) ?? typeChange(member.base.type, member.head.type)
  known.set(member, change)
  return change
}
