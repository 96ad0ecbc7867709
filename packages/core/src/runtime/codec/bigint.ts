import type { Codec } from './codec.js'
import { invalidType, notMultipleOf, tooBig, tooSmall, unstorable } from './fault.js'
import type { Issue } from './issue.js'
import { storedAs } from './string.js'

export interface BigintRules {
  readonly min?: bigint
  readonly max?: bigint
  readonly multipleOf?: readonly bigint[]
}

/**
 * A whole number of any size that DynamoDB holds exactly: 38 significant digits.
 *
 * @example
 * ```ts
 * import { bigint } from '@keyloom/core/runtime'
 *
 * const cents = bigint({ min: 0n })
 * cents.write(42n) // { N: '42' }
 * ```
 */
export function bigint(rules: BigintRules = {}): Codec<bigint> {
  const { min, max, multipleOf = [] } = rules
  return {
    kind: 'bigint',
    bounds: rules,
    check(value, issues) {
      if (!checkBigint(value, issues)) return 0n
      if (min !== undefined && value < min) issues.push(tooSmall('bigint', min, true))
      if (max !== undefined && value > max) issues.push(tooBig('bigint', max, true))
      for (const divisor of multipleOf) if (divisor === 0n || value % divisor !== 0n) issues.push(notMultipleOf(divisor))
      return value
    },
    write: (value) => ({ N: value.toString() }),
    read(stored, issues) {
      if (stored?.N !== undefined && /^-?\d+$/.test(stored.N)) return BigInt(stored.N)
      issues.push(stored?.N === undefined ? storedAs('N', stored) : unstorable(`Invalid item: expected a whole number, found ${stored.N}`))
      return 0n
    },
    increment: (value, issues) => (checkBigint(value, issues) ? { N: value.toString() } : undefined),
  }
}

function checkBigint(value: unknown, issues: Issue[]): value is bigint {
  if (typeof value !== 'bigint') {
    issues.push(invalidType('bigint', value))
    return false
  }
  if (isExactInDynamoDB(value)) return true
  issues.push(unstorable('Invalid bigint: DynamoDB holds 38 significant digits and numbers below 1e126'))
  return false
}

/** Whether DynamoDB keeps every digit. */
export function isExactInDynamoDB(value: bigint): boolean {
  if (value > -(10n ** 38n) && value < 10n ** 38n) return true
  const digits = value.toString().replace('-', '')
  return digits.length <= 126 && digits.replace(/0+$/, '').length <= 38
}
