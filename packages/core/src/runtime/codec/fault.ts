import type { Issue } from './issue.js'

/** A fault of a stored value or an input whose type is not the expected one. */
export function invalidType(expected: string, value: unknown): Issue {
  return { code: 'invalid_type', expected, path: [], message: `Invalid input: expected ${expected}, received ${typeName(value)}` }
}

/** A value that is below its least: a number, or the size of text or of a container. */
export function tooSmall(origin: string, minimum: number | bigint, inclusive: boolean, exact?: boolean): Issue {
  const sign = exact === true ? '' : inclusive ? '>=' : '>'
  return {
    code: 'too_small',
    origin,
    minimum,
    inclusive,
    ...(exact === true && { exact }),
    path: [],
    message: `Too small: expected ${origin} to ${measure(origin)} ${sign}${minimum}${unit(origin)}`,
  }
}

/** A value that is above its greatest. */
export function tooBig(origin: string, maximum: number | bigint, inclusive: boolean, exact?: boolean): Issue {
  const sign = exact === true ? '' : inclusive ? '<=' : '<'
  return {
    code: 'too_big',
    origin,
    maximum,
    inclusive,
    ...(exact === true && { exact }),
    path: [],
    message: `Too big: expected ${origin} to ${measure(origin)} ${sign}${maximum}${unit(origin)}`,
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

/** A fault that zod does not know: what DynamoDB cannot hold, or not exactly. */
export function unstorable(message: string): Issue {
  return { code: 'custom', path: [], message }
}

const units: Readonly<Record<string, string>> = { string: ' characters', array: ' items', set: ' items', map: ' entries' }

function unit(origin: string): string {
  return units[origin] ?? ''
}

function measure(origin: string): string {
  return units[origin] === undefined ? 'be' : 'have'
}

/** The type of a value as a person would say it. */
export function typeName(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value === 'number') return Number.isNaN(value) ? 'NaN' : Number.isFinite(value) ? 'number' : String(value)
  if (typeof value !== 'object') return typeof value
  if (Array.isArray(value)) return 'array'
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : 'Date'
  const made: unknown = Object.getPrototypeOf(value)?.constructor
  return typeof made === 'function' && made !== Object ? made.name : 'object'
}
