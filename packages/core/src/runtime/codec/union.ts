import type { AttributeValue } from '../item.js'
import type { Codec } from './codec.js'
import { invalidType, isLastFault } from './fault.js'
import type { Issue } from './issue.js'

/**
 * A value of the first of these types that accepts it.
 *
 * @example
 * ```ts
 * import { integer, string, union } from '@keyloom/core/runtime'
 *
 * union<string | number>([string(), integer()]).write(7) // { N: '7' }
 * ```
 */
export function union<T>(options: readonly Codec<unknown>[]): Codec<T> {
  const accepting = (value: unknown): Codec<unknown> | undefined =>
    options.find((option) => isFree((issues) => option.check(value, issues)))
  return {
    kind: 'union',
    check(value, issues) {
      const attempt = firstFree(options, (option, faults) => option.check(value, faults))
      if (attempt.faults !== undefined) issues.push(...meantOption(attempt.faults))
      return attempt.value as T
    },
    write: (value) => accepting(value)?.write(value),
    read(stored, issues) {
      const meant = options.find((option) => isMeant(option, stored))
      const attempt = firstFree(meant === undefined ? options : [meant], (option, faults) => option.read(stored, faults))
      if (attempt.faults !== undefined) issues.push(noOption(attempt.faults))
      return attempt.value as T
    },
    ...(options.some((option) => option.optional === true) && { optional: true }),
    absent: options.find((option) => option.absent !== undefined)?.absent as (() => T) | undefined,
  }
}

/**
 * An object of the type that the value of one of its properties names. Each option with every value of `property` that it has.
 *
 * @example
 * ```ts
 * import { discriminatedUnion, literal, object, string } from '@keyloom/core/runtime'
 *
 * type Payment = { readonly method: 'cash' } | { readonly method: 'card'; readonly last4: string }
 *
 * const payment = discriminatedUnion<Payment>('method', [
 *   ['cash', object({ method: literal(['cash']) })],
 *   ['card', object({ method: literal(['card']), last4: string({ min: 4, max: 4 }) })],
 * ])
 * payment.write({ method: 'cash' }) // { M: { method: { S: 'cash' } } }
 * ```
 */
export function discriminatedUnion<T extends object>(property: string, options: readonly (readonly [unknown, Codec<unknown>])[]): Codec<T> {
  const byValue = new Map(options)
  const codecs = [...new Set(options.map(([, codec]) => codec))]
  const stored = union<T>(codecs)
  return {
    kind: 'union',
    check(value, issues) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        issues.push(invalidType('object', value))
        return {} as T
      }
      const option = byValue.get(Reflect.get(value, property))
      if (option !== undefined) return option.check(value, issues) as T
      const note = 'No matching discriminator'
      issues.push({ code: 'invalid_union', errors: [], note, discriminator: property, path: [property], message: 'Invalid input' })
      return {} as T
    },
    write: (value) => byValue.get(Reflect.get(value, property))?.write(value),
    read: stored.read,
  }
}

/** Of options that are stored alike, the one that would have stored just this: text may read as a date, and a date is text. */
function isMeant(option: Codec<unknown>, stored: AttributeValue | undefined): boolean {
  const faults: Issue[] = []
  const value = option.check(option.read(stored, faults), faults)
  return faults.length === 0 && (stored?.S === undefined || option.write(value)?.S === stored.S)
}

interface Attempt {
  readonly value: unknown
  /** The faults of each option, where none is free of them. */
  readonly faults?: Issue[][]
}

function firstFree(options: readonly Codec<unknown>[], attempt: (option: Codec<unknown>, faults: Issue[]) => unknown): Attempt {
  const all: Issue[][] = []
  for (const option of options) {
    const faults: Issue[] = []
    const value = attempt(option, faults)
    if (faults.length === 0) return { value }
    all.push(faults)
  }
  return { value: undefined, faults: all }
}

function isFree(attempt: (issues: Issue[]) => unknown): boolean {
  const issues: Issue[] = []
  attempt(issues)
  return issues.length === 0
}

/** The faults of the one option whose type the value has, although it breaks a bound or a pattern; else that no option fits. */
function meantOption(errors: Issue[][]): Issue[] {
  const meant = errors.filter((faults) => !faults.some(isLastFault))
  return meant.length === 1 ? meant[0]! : [noOption(errors)]
}

function noOption(errors: Issue[][]): Issue {
  return { code: 'invalid_union', errors, path: [], message: 'Invalid input' }
}
