import type { AttributeValue } from '../item.js'
import type { ValuesCodec } from './codec.js'
import { exactNumber } from './exact-number.js'
import { invalidValue } from './fault.js'

/**
 * One of these values, each of which keeps its own type.
 *
 * @example
 * ```ts
 * import { literal } from '@keyloom/core/runtime'
 *
 * literal([42, 'yes']).write('yes') // { S: 'yes' }
 * ```
 */
export function literal<T extends string | number | boolean | null>(values: readonly T[]): ValuesCodec<T> {
  const known = new Set<unknown>(values)
  const first = values[0] as T
  return {
    kind: 'literal',
    values,
    check(value, issues) {
      if (known.has(value)) return (value === 0 ? 0 : value) as T
      issues.push(invalidValue(values))
      return first
    },
    write: (value) => writeScalar(value),
    read(stored, issues) {
      const value = readScalar(stored)
      if (known.has(value)) return value as T
      issues.push(invalidValue(values))
      return first
    },
  }
}

/**
 * One of these names (or numbers).
 *
 * @example
 * ```ts
 * import { enumeration } from '@keyloom/core/runtime'
 *
 * enumeration(['open', 'paid']).write('paid') // { S: 'paid' }
 * ```
 */
export function enumeration<T extends string | number>(values: readonly T[]): ValuesCodec<T> {
  return literal(values)
}

function writeScalar(value: string | number | boolean | null): AttributeValue {
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'number') return { N: String(value) }
  return value === null ? { NULL: true } : { BOOL: value }
}

function readScalar(stored: AttributeValue | undefined): unknown {
  if (stored?.S !== undefined) return stored.S
  if (stored?.N !== undefined) return exactNumber(stored.N)
  return stored?.NULL === true ? null : stored?.BOOL
}
