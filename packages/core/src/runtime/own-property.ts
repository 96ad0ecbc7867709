const base = Object.prototype as unknown as Readonly<Record<string, unknown>>

/**
 * The value of a property that the object has of its own or from its class. What every object inherits (`constructor`, or what somebody
 * put on `Object.prototype`) is not there.
 */
export function property(object: object, name: string): unknown {
  if (name === '__proto__') return Object.hasOwn(object, name) ? Reflect.get(object, name) : undefined
  const value = (object as Readonly<Record<string, unknown>>)[name]
  return value !== undefined && value === base[name] && !Object.hasOwn(object, name) ? undefined : value
}

/** The names that a loop over an object meets, of its own or from its class; what somebody put on `Object.prototype` is not among them. */
export function namesIn(object: object): string[] {
  const names: string[] = []
  for (const name in object) if (!(name in base) || Object.hasOwn(object, name)) names.push(name)
  return names
}

/** The name that JSON may give a property, and that assigning it would give a prototype: it is never taken from an input. */
export function isProto(name: PropertyKey): boolean {
  return name === '__proto__'
}

/**
 * Sets a property of the object's own, also where every object inherits one of this name: an assignment to `__proto__` would set something
 * else, and one to `constructor` throws where `Object.prototype` is frozen.
 */
export function setOwn<V>(object: Record<string, V>, name: string, value: NoInfer<V>): void {
  if (name in base) Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
  else object[name] = value
}
