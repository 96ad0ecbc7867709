/** A class instance is no record: its methods would be lost. What has a property of its own called `constructor` may be one. */
export function isRecord(input: unknown): input is object {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return false
  const { constructor: made } = input as { readonly constructor?: unknown }
  if (typeof made !== 'function') return true
  const prototype: unknown = made.prototype
  return typeof prototype === 'object' && prototype !== null && Object.hasOwn(prototype, 'isPrototypeOf')
}
