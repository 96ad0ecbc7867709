import type { Codec } from './codec.js'
import { invalidType } from './fault.js'
import { storedAs } from './string.js'

/**
 * Codec of booleans: BOOL.
 *
 * @example
 * ```ts
 * import { boolean } from '@keyloom/core/runtime'
 *
 * boolean().write(true) // { BOOL: true }
 * ```
 */
export function boolean(): Codec<boolean> {
  return {
    kind: 'boolean',
    check(value, issues) {
      if (typeof value !== 'boolean') issues.push(invalidType('boolean', value))
      return value === true
    },
    write: (value) => ({ BOOL: value }),
    read(stored, issues) {
      if (stored?.BOOL === undefined) issues.push(storedAs('BOOL', stored))
      return stored?.BOOL === true
    },
  }
}
