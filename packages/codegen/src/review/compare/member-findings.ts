import type { Change } from '../change.js'
import { changeOf, kept } from './compared.js'
import type { Comparison } from './comparison.js'
import { type TypeChange, typeChange } from './type-change.js'
import { memberText } from './type-text.js'

/** The attributes and properties whose type changed in one of these ways. */
export function memberFindings({ members }: Comparison, kinds: readonly TypeChange[]): Change[] {
  return kept(members)
    .filter(({ base, head }) => kinds.includes(typeChange(base.type, head.type)))
    .map((member) => changeOf(member, memberText(member.base), memberText(member.head)))
}
