/** What DynamoDB keeps and gives back as it was, decided from its documentation and not from Keyloom's code. */

/** Of lists and maps around a value, which may then be on the 32nd level. */
const MOST_LEVELS = 31

const isWellFormed = (text: string): boolean => !/[\ud800-\udfff]/u.test(text)

/**
 * Whether a value survives. What is `free` has no type that says a number is to be read as a bigint, text as a date, or a map as a Map.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
 */
export function isStorable(value: unknown, free: boolean, level = 1): boolean {
  switch (typeof value) {
    case 'string':
      return isWellFormed(value)
    case 'number':
      return value === 0 || (Math.abs(value) >= 1e-130 && Math.abs(value) < 1e126)
    case 'bigint':
      return !free && isExact(value)
    case 'boolean':
      return true
    case 'object':
      return value === null || (level <= MOST_LEVELS && isStorableObject(value, free, level))
    default:
      return false
  }
}

function isStorableObject(value: object, free: boolean, level: number): boolean {
  const inner = (each: unknown) => isStorable(each, free, level + 1)
  if (value instanceof Date) return !free
  if (value instanceof Uint8Array) return true
  if (Array.isArray(value)) return Array.from(value).every(inner)
  if (value instanceof Set) return value.size > 0 && (!free || isOfOneType([...value])) && [...value].every(inner) && isDistinct([...value])
  if (value instanceof Map) return !free && isDistinct([...value.keys()]) && [...value].every((entry) => entry.every(inner))
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype) return false
  return Object.entries(value).every(([name, each]) => isWellFormed(name) && inner(each))
}

const isOfOneType = (members: readonly unknown[]): boolean => new Set(members.map((each) => typeof each)).size === 1

/** As text, which is how a map names its entries and a set its members. */
function isDistinct(members: readonly unknown[]): boolean {
  const texts = members.map((each) => (each instanceof Date ? each.toJSON() : String(each)))
  return new Set(texts).size === members.length
}

function isExact(value: bigint): boolean {
  const digits = String(value).replace('-', '')
  return digits.length <= 126 && digits.replace(/0+$/, '').length <= 38
}
