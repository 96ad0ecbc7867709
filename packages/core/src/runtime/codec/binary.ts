import type { Codec } from './codec.js'
import { invalidType } from './fault.js'
import { storedAs } from './string.js'

/**
 * Bytes. A `Buffer` is accepted; what is read is what the SDK gives, a `Uint8Array`.
 *
 * @example
 * ```ts
 * import { binary } from '@keyloom/core/runtime'
 *
 * binary().write(new Uint8Array([1, 2])) // { B: Uint8Array(2) }
 * ```
 */
export function binary(): Codec<Uint8Array> {
  return {
    kind: 'binary',
    check(value, issues) {
      if (value instanceof Uint8Array) return value
      issues.push(invalidType('Uint8Array', value))
      return new Uint8Array()
    },
    write: (value) => ({ B: value }),
    read(stored, issues) {
      if (stored?.B === undefined) issues.push(storedAs('B', stored))
      return stored?.B ?? new Uint8Array()
    },
  }
}
