import type { Codec } from './codec.js'
import { invalidType } from './fault.js'
import { storedAs } from './string.js'

/**
 * Codec of null: NULL.
 *
 * @example
 * ```ts
 * import { nullValue } from '@keyloom/core/runtime'
 *
 * nullValue().write(null) // { NULL: true }
 * ```
 */
export function nullValue(): Codec<null> {
  return {
    kind: 'null',
    check(value, issues) {
      if (value !== null) issues.push(invalidType('null', value))
      return null
    },
    write: () => ({ NULL: true }),
    read(stored, issues) {
      if (stored?.NULL === undefined) issues.push(storedAs('NULL', stored))
      return null
    },
  }
}
