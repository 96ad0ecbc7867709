import type { Codec } from './codec.js'
import { isRecord } from './is-record.js'
import type { Issue } from './issue.js'
import { unknown } from './unknown.js'

/**
 * A value of `z.json()`: null, booleans, finite numbers, text, and lists and plain objects of them.
 *
 * @example
 * ```ts
 * import { json } from '@keyloom/core/runtime'
 *
 * json().write({ a: [1] }) // { M: { a: { L: [{ N: '1' }] } } }
 * ```
 */
export function json(): Codec<unknown> {
  const stored = unknown()
  return {
    ...stored,
    kind: 'json',
    check(value, issues) {
      if (isJson(value, 0)) return stored.check(value, issues)
      issues.push(notJson())
      return undefined
    },
  }
}

function isJson(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object') return false
  // What is deeper than DynamoDB holds, or in a circle, is refused for that.
  if (depth > 32) return true
  if (Array.isArray(value)) return Array.from(value).every((each) => isJson(each, depth + 1))
  const isNamed = Object.getOwnPropertySymbols(value).every((symbol) => !Object.prototype.propertyIsEnumerable.call(value, symbol))
  return isNamed && isRecord(value) && Object.values(value).every((each) => isJson(each, depth + 1))
}

const notJson = (): Issue => ({ code: 'invalid_union', errors: [], path: [], message: 'Invalid input' })
