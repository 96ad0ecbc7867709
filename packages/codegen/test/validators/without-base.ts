/** How deep a copy goes: what is deeper is refused by everyone. */
const MOST_LEVELS = 40

/**
 * A copy of objects in which nothing is inherited from `Object.prototype`; what a class gives is a property like any other. With
 * `withoutUndefined`, properties that are undefined are left out.
 */
export function withoutBase(value: unknown, withoutUndefined = false, level = 0): unknown {
  const inner = (each: unknown) => withoutBase(each, withoutUndefined, level + 1)
  if (typeof value !== 'object' || value === null || level > MOST_LEVELS) return value
  if (Array.isArray(value)) return value.map(inner)
  if (value instanceof Map) return new Map([...value].map(([key, held]) => [key, inner(held)]))
  const owners = [value, ...prototypesOf(value)].filter((owner) => owner !== Object.prototype)
  if (owners.some(isBuiltIn)) return value
  const copy: object = Object.create(null)
  for (const owner of owners.reverse())
    for (const name of Object.getOwnPropertyNames(owner)) {
      const given: unknown = Reflect.get(value, name)
      const isClass = typeof given === 'function' && given.prototype === owner
      if (isClass || (withoutUndefined && given === undefined)) continue
      const { enumerable = false } = Object.getOwnPropertyDescriptor(owner, name) ?? {}
      Object.defineProperty(copy, name, { value: inner(given), enumerable: enumerable && owner === value, configurable: true })
    }
  return copy
}

/** From the nearest to the last. */
function prototypesOf(value: object): object[] {
  const prototype: unknown = Object.getPrototypeOf(value)
  return typeof prototype !== 'object' || prototype === null ? [] : [prototype, ...prototypesOf(prototype)]
}

/** Dates, sets and bytes are known by their class. */
const isBuiltIn = (owner: object): boolean => [Date.prototype, Set.prototype, Uint8Array.prototype].some((known) => known === owner)
