import type { Value } from './value.js'

/** Whether two values are the same: of one type, sets in any order, lists and maps member by member. */
export function valuesEqual(a: Value, b: Value): boolean {
  if (a === b) return true
  switch (a.type) {
    case 'SS':
    case 'NS':
    case 'BS': {
      if (b.type !== a.type || a.value.length !== b.value.length) return false
      const members = new Set(b.value)
      return a.value.every((member) => members.has(member))
    }
    case 'L':
      return b.type === 'L' && a.value.length === b.value.length && a.value.every((member, i) => valuesEqual(member, b.value[i]!))
    case 'M':
      return b.type === 'M' && itemsEqual(a.value, b.value)
    default:
      return a.type === b.type && a.value === b.value
  }
}

/** Whether two maps have the same names with the same values. */
export function itemsEqual(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): boolean {
  if (a.size !== b.size) return false
  for (const [name, value] of a) {
    const other = b.get(name)
    if (other === undefined || !valuesEqual(value, other)) return false
  }
  return true
}
