/** How deep a copy goes: what is deeper is refused by everyone. */
const MOST_LEVELS = 40

/**
 * A copy in which nothing is inherited from `Object.prototype`; what a class gives is inherited as before. With `withoutUndefined`,
 * properties that are undefined are left out.
 */
export function withoutBase(value: unknown, withoutUndefined = false, level = 0): unknown {
  const inner = (each: unknown) => withoutBase(each, withoutUndefined, level + 1)
  if (typeof value !== 'object' || value === null || level > MOST_LEVELS) return value
  if (Array.isArray(value)) return value.map(inner)
  if (value instanceof Map) return hidingBase(new Map([...value].map(([key, held]) => [key, inner(held)])))
  if (value instanceof Set) return hidingBase(new Set([...value].map(inner)))
  if (value instanceof Date || value instanceof Uint8Array) return hidingBase(value)
  let copy: object | null = null
  for (const owner of [value, ...prototypesOf(value)].filter((each) => each !== Object.prototype).reverse()) {
    copy = Object.create(copy) as object
    for (const name of Object.getOwnPropertyNames(owner)) {
      const given: unknown = Reflect.get(value, name)
      const isClass = typeof given === 'function' && given.prototype === owner
      if (isClass || (withoutUndefined && given === undefined)) continue
      const { enumerable = false } = Object.getOwnPropertyDescriptor(owner, name) ?? {}
      Object.defineProperty(copy, name, { value: inner(given), enumerable, configurable: true })
    }
  }
  return copy
}

/** From the nearest to the last. */
function prototypesOf(value: object): object[] {
  const prototype: unknown = Object.getPrototypeOf(value)
  return typeof prototype !== 'object' || prototype === null ? [] : [prototype, ...prototypesOf(prototype)]
}

/** Dates, maps, sets and bytes are known by their class, so they keep it. */
function hidingBase<T extends object>(value: T): T {
  const isOfBase = (name: PropertyKey) => name in Object.prototype && Reflect.get(value, name) === Reflect.get(Object.prototype, name)
  return new Proxy(value, {
    has: (target, name) => Reflect.has(target, name) && !isOfBase(name),
    get(target, name) {
      if (isOfBase(name)) return undefined
      const found: unknown = Reflect.get(target, name)
      return typeof found === 'function' && name !== 'constructor' ? found.bind(target) : found
    },
  })
}
