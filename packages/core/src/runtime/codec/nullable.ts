import type { Codec } from './codec.js'

/**
 * Codec of a value that may be null.
 *
 * @example
 * ```ts
 * import { nullable, string } from '@keyloom/core/runtime'
 *
 * nullable(string()).write(null) // { NULL: true }
 * ```
 */
export function nullable<T>(inner: Codec<T>): Codec<T | null> {
  return {
    kind: 'nullable',
    check: (value, issues) => (value === null ? null : inner.check(value, issues)),
    write: (value) => (value === null ? { NULL: true } : inner.write(value)),
    read: (stored, issues) => (stored?.NULL === true ? null : inner.read(stored, issues)),
    ...(inner.optional === true && { optional: true }),
    fallback: inner.fallback,
    absent: inner.absent,
  }
}
