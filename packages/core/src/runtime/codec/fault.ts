import type { Issue } from './issue.js'

/** A fault of a stored value or an input whose type is not the expected one. */
export function invalidType(expected: string, value: unknown): Issue {
  return { code: 'invalid_type', expected, path: [], message: `Invalid input: expected ${expected}, received ${typeName(value)}` }
}

/** A value that is below its least: a number, or the size of text or of a container. */
export function tooSmall(origin: string, minimum: number | bigint, inclusive: boolean, exact?: boolean): Issue {
  return { code: 'too_small', origin, minimum, ...limitFault('Too small', '>', origin, minimum, inclusive, exact) }
}

/** A value that is above its greatest. */
export function tooBig(origin: string, maximum: number | bigint, inclusive: boolean, exact?: boolean): Issue {
  return { code: 'too_big', origin, maximum, ...limitFault('Too big', '<', origin, maximum, inclusive, exact) }
}

function limitFault(
  what: string,
  sign: string,
  origin: string,
  limit: number | bigint,
  inclusive: boolean,
  exact = false,
): Pick<Issue, 'inclusive' | 'exact' | 'path' | 'message'> {
  const unit = units[origin]
  const relation = exact ? '' : inclusive ? `${sign}=` : sign
  return {
    inclusive,
    ...(exact && { exact }),
    path: [],
    message: `${what}: expected ${origin} to ${unit === undefined ? 'be' : 'have'} ${relation}${limit}${unit ?? ''}`,
  }
}

/** Text without the form it should have. */
export function invalidFormat(format: string, message: string, pattern?: string): Issue {
  return { code: 'invalid_format', origin: 'string', format, ...(pattern !== undefined && { pattern }), path: [], message }
}

export function notMultipleOf(divisor: number | bigint): Issue {
  return { code: 'not_multiple_of', divisor, path: [], message: `Invalid number: must be a multiple of ${divisor}` }
}

export function invalidValue(values: readonly unknown[]): Issue {
  const shown = values.map((value) => (typeof value === 'string' ? JSON.stringify(value) : String(value)))
  const message = shown.length === 1 ? `Invalid input: expected ${shown[0]}` : `Invalid option: expected one of ${shown.join('|')}`
  return { code: 'invalid_value', values, path: [], message }
}

const last = /* @__PURE__ */ new WeakSet<Issue>()

/** Marks a fault after which nothing more is said of a value: a union does not take it for the one that was meant. */
export function lastFault(issue: Issue): Issue {
  last.add(issue)
  return issue
}

export function isLastFault(issue: Issue): boolean {
  return last.has(issue) || (issue.code.startsWith('invalid_') && issue.code !== 'invalid_format')
}

/** The fault of keys that an object or a record does not have, where there are some. */
export function refuseKeys(keys: readonly string[], issues: Issue[]): void {
  if (keys.length === 0) return
  const message = `Unrecognized keys: ${keys.map((key) => JSON.stringify(key)).join(', ')}`
  issues.push({ code: 'unrecognized_keys', keys, path: [], message })
}

/** A fault that zod does not know: what DynamoDB cannot hold, or not exactly. */
export function unstorable(message: string): Issue {
  return { code: 'custom', path: [], message }
}

const units: Readonly<Record<string, string>> = { string: ' characters', array: ' items', set: ' items', map: ' entries' }

/** A real one: what is only made from a Date has no time. */
export function isDate(value: unknown): value is Date {
  return value instanceof Date && Object.prototype.toString.call(value) === '[object Date]'
}

/** The type of a value as a person would say it. */
export function typeName(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value === 'number') return Number.isNaN(value) ? 'NaN' : Number.isFinite(value) ? 'number' : String(value)
  if (typeof value !== 'object') return typeof value
  if (Array.isArray(value)) return 'array'
  if (isDate(value)) return Number.isNaN(value.getTime()) ? 'Invalid Date' : 'Date'
  const made: unknown = Object.getPrototypeOf(value)?.constructor
  return typeof made === 'function' && made !== Object ? made.name : 'object'
}
