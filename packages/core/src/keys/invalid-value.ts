import { type KeyloomError, keyloomError } from '../errors/index.js'

/**
 * The error for a value that cannot be part of a key. `at` names the attribute (`Order.placedAt`): the encoders take it as their optional last
 * argument, because a constant costs nothing at run time where a wrapper around every call would.
 */
export function invalidValue(value: unknown, reason: string, at = 'A value'): KeyloomError {
  return keyloomError('KEY.INVALID_VALUE', `${at} cannot be part of a key: ${shownValue(value)} ${reason}.`, {
    payload: { at, value, reason },
  })
}

/** A value as errors show it. */
export function shownValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)
  if (typeof value === 'bigint') return `${value}n`
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' && value !== null ? 'an object' : typeof value === 'function' ? 'a function' : String(value)
}
