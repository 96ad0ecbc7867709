import { invalidValue } from './invalid-value.js'

/** `false` sorts before `true`, as text too. */
export function booleanText(value: boolean, at?: string): string {
  if (typeof value !== 'boolean') throw invalidValue(value, 'is not a boolean', at)
  return value ? 'true' : 'false'
}
