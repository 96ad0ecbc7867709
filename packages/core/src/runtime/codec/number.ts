import type { AttributeValue } from '../item.js'
import type { Codec } from './codec.js'
import { exactNumber } from './exact-number.js'
import { invalidType, notMultipleOf, tooBig, tooSmall, unstorable } from './fault.js'
import type { Issue } from './issue.js'
import { storedAs } from './string.js'

export interface NumberRules {
  readonly min?: number
  readonly max?: number
  readonly exclusiveMin?: number
  readonly exclusiveMax?: number
  readonly multipleOf?: readonly number[]
}

/**
 * A finite number that DynamoDB can hold. Negative zero becomes zero: DynamoDB has only one.
 *
 * @example
 * ```ts
 * import { number } from '@keyloom/core/runtime'
 *
 * number({ min: 0 }).write(2.5) // { N: '2.5' }
 * ```
 */
export function number(rules: NumberRules = {}): Codec<number> {
  return numberCodec('number', rules, checkNumber, readNumber)
}

/**
 * A whole number that JavaScript counts exactly: up to 2^53 - 1 on both sides.
 *
 * @example
 * ```ts
 * import { integer } from '@keyloom/core/runtime'
 *
 * integer({ min: 0, max: 100 }).write(42) // { N: '42' }
 * ```
 */
export function integer(rules: NumberRules = {}): Codec<number> {
  return numberCodec('integer', rules, checkInteger, readInteger)
}

/**
 * Reads a number, whatever its rules: what generated code calls in place of the codec.
 *
 * @example
 * ```ts
 * import { readNumber } from '@keyloom/core/runtime'
 *
 * readNumber({ N: '2.5' }, []) // 2.5
 * ```
 */
export function readNumber(stored: AttributeValue | undefined, issues: Issue[]): number {
  const digits = stored?.N
  if (digits === undefined) {
    issues.push(storedAs('N', stored))
    return 0
  }
  const value = exactNumber(digits)
  if (value !== undefined) return value
  issues.push(unstorable(`Invalid item: JavaScript has no number that is exactly ${digits}; declare the attribute as a bigint`))
  return 0
}

/**
 * As `readNumber`, of a whole number.
 *
 * @example
 * ```ts
 * import { readInteger } from '@keyloom/core/runtime'
 *
 * readInteger({ N: '42' }, []) // 42
 * ```
 */
export function readInteger(stored: AttributeValue | undefined, issues: Issue[]): number {
  const value = readNumber(stored, issues)
  if (!Number.isSafeInteger(value)) issues.push(invalidType('int', value))
  return value
}

function numberCodec(
  kind: string,
  rules: NumberRules,
  checkType: (value: unknown, issues: Issue[]) => value is number,
  read: Codec<number>['read'],
): Codec<number> {
  const bounded = Object.keys(rules).length > 0
  return {
    kind,
    bounds: rules,
    check(value, issues) {
      if (!checkType(value, issues)) return 0
      if (bounded) checkRules(value, rules, issues)
      return value === 0 ? 0 : value
    },
    write: (value) => ({ N: String(value) }),
    read,
    increment: (value, issues) => (checkType(value, issues) ? { N: String(value === 0 ? 0 : value) } : undefined),
  }
}

function checkNumber(value: unknown, issues: Issue[]): value is number {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    issues.push(invalidType('number', value))
    return false
  }
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-130 || size >= 1e126)) {
    issues.push(unstorable(`Invalid number: ${value} is beyond what DynamoDB holds, 1e-130 to 9.9e125 on both sides of zero`))
    return false
  }
  return true
}

function checkInteger(value: unknown, issues: Issue[]): value is number {
  if (Number.isSafeInteger(value)) return true
  if (typeof value !== 'number' || !Number.isFinite(value)) issues.push(invalidType('number', value))
  else if (!Number.isInteger(value)) issues.push({ ...invalidType('int', value), format: 'safeint' })
  else issues.push(value > 0 ? tooBig('int', Number.MAX_SAFE_INTEGER, true) : tooSmall('int', Number.MIN_SAFE_INTEGER, true))
  return false
}

function checkRules(value: number, rules: NumberRules, issues: Issue[]): void {
  const { min, max, exclusiveMin, exclusiveMax, multipleOf } = rules
  if (min !== undefined && value < min) issues.push(tooSmall('number', min, true))
  if (max !== undefined && value > max) issues.push(tooBig('number', max, true))
  if (exclusiveMin !== undefined && value <= exclusiveMin) issues.push(tooSmall('number', exclusiveMin, false))
  if (exclusiveMax !== undefined && value >= exclusiveMax) issues.push(tooBig('number', exclusiveMax, false))
  for (const divisor of multipleOf ?? []) if (!isMultiple(value, divisor)) issues.push(notMultipleOf(divisor))
}

/** Whether the quotient is whole but for the rounding of binary fractions: 0.3 is a multiple of 0.1. The tolerance is that of zod 4.6. */
function isMultiple(value: number, divisor: number): boolean {
  const ratio = value / divisor
  const whole = Math.round(ratio)
  return Math.abs(ratio - whole) < 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1)
}
