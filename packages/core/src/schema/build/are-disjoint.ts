import type { Condition } from '../../model/index.js'

/** Whether no item fulfils both lists of conditions, because of what they say of one attribute. */
export function areDisjoint(a: readonly Condition[], b: readonly Condition[]): boolean {
  return a.some((one) => b.some((other) => one.attribute === other.attribute && exclude(one, other)))
}

function exclude(a: Condition, b: Condition): boolean {
  if (a.kind === 'absent' || b.kind === 'absent') return a.kind !== b.kind
  return a.kind === 'oneOf' && b.kind === 'oneOf' && !a.values.some((value) => b.values.includes(value))
}
