import type { Codec } from './codec.js'

/**
 * The value may be absent. An empty set counts as absent: DynamoDB holds neither.
 *
 * @example
 * ```ts
 * import { optional, string } from '@keyloom/core/runtime'
 *
 * optional(string()).write(undefined) // undefined: the attribute is left out
 * ```
 */
export function optional<T>(inner: Codec<T>): Codec<T | undefined> {
  return {
    ...inner,
    optional: true,
    absent: undefined,
    check(value, issues) {
      if (value === undefined) return undefined
      const checked = inner.check(value, issues)
      return inner.absent !== undefined && checked instanceof Set && checked.size === 0 ? undefined : checked
    },
    write: (value) => (value === undefined ? undefined : inner.write(value)),
    read: (stored, issues) => (stored === undefined ? undefined : inner.read(stored, issues)),
  }
}

/**
 * An absent value becomes what `fallback` makes; so does an attribute that a stored item does not have.
 *
 * @example
 * ```ts
 * import { integer, withDefault } from '@keyloom/core/runtime'
 *
 * withDefault(integer(), () => 1)
 * ```
 */
export function withDefault<T>(inner: Codec<T>, fallback: () => T): Codec<T> {
  return {
    ...inner,
    fallback,
    check: (value, issues) => (value === undefined ? fallback() : inner.check(value, issues)),
    read: (stored, issues) => (stored === undefined ? fallback() : inner.read(stored, issues)),
  }
}

/**
 * The attribute counts other items, by Keyloom alone. An item without it has counted nothing.
 *
 * @example
 * ```ts
 * import { counter, integer } from '@keyloom/core/runtime'
 *
 * counter(integer())
 * ```
 */
export function counter(inner: Codec<number>): Codec<number> {
  return { ...implied(inner), absent: () => 0, read: (stored, issues) => (stored === undefined ? 0 : inner.read(stored, issues)) }
}

/**
 * The attribute is set by Keyloom: what a caller gives for it is ignored.
 *
 * @example
 * ```ts
 * import { date, implied } from '@keyloom/core/runtime'
 *
 * implied(date())
 * ```
 */
export function implied<T>(inner: Codec<T>): Codec<T> {
  return { ...inner, implied: true }
}
