/** Whether two outputs are the same data, and what of zod's output is the same data in another form. */
import { inspect } from 'node:util'

/** Equal in every part, with the same names in objects, in any order; -0 is not 0, and an absent property is not one that is undefined. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && sameLists(a, b)
  if (a instanceof Date) return b instanceof Date && a.getTime() === b.getTime()
  if (a instanceof Uint8Array) return b instanceof Uint8Array && sameLists([...a], [...b])
  if (a instanceof Set) return b instanceof Set && sameLists([...a], [...b])
  if (a instanceof Map) return b instanceof Map && sameLists([...a], [...b])
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && same(own(a, name), own(b, name)))
}

const sameLists = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, position) => same(each, b[position]))

const own = (value: object, name: string): unknown => Object.getOwnPropertyDescriptor(value, name)?.value

const byText = (a: unknown, b: unknown): number => (inspect(a) < inspect(b) ? -1 : 1)

/** As DynamoDB keeps it: no negative zero, no property that is undefined, inherited or called `__proto__`, no set without members, no order in sets and maps. */
export function asKept(value: unknown): unknown {
  if (value === 0) return 0
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date || value instanceof Uint8Array) return value
  if (Array.isArray(value)) return Array.from(value, asKept)
  if (value instanceof Set) return new Set([...value].map(asKept).sort(byText))
  if (value instanceof Map) return new Map([...value].map(([key, held]) => [asKept(key), asKept(held)] as const).sort(byText))
  const kept: Record<string, unknown> = {}
  for (const name of Object.keys(value)) {
    const given: unknown = Reflect.get(value, name)
    if (name === '__proto__' || given === Reflect.get(Object.prototype, name)) continue
    const each = asKept(given)
    if (each !== undefined && !(each instanceof Set && each.size === 0))
      Object.defineProperty(kept, name, { value: each, enumerable: true, configurable: true, writable: true })
  }
  return kept
}
