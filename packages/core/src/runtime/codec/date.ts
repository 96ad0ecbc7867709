import type { Codec } from './codec.js'
import { exactNumber } from './exact-number.js'
import { invalidType, isDate, tooBig, tooSmall, unstorable } from './fault.js'
import type { Issue } from './issue.js'
import { storedAs } from './string.js'

export interface DateRules {
  /** `iso` (text in UTC with milliseconds) unless said. In `epochSeconds` a Date is cut to its second: DynamoDB's TTL knows no finer time. */
  readonly stored?: 'iso' | 'epochSeconds'
  readonly min?: Date
  readonly max?: Date
}

/**
 * A point in time.
 *
 * @example
 * ```ts
 * import { date } from '@keyloom/core/runtime'
 *
 * date().write(new Date(0)) // { S: '1970-01-01T00:00:00.000Z' }
 * date({ stored: 'epochSeconds' }).write(new Date(5000)) // { N: '5' }
 * ```
 */
export function date(rules: DateRules = {}): Codec<Date> {
  const { min, max, stored: form = 'iso' } = rules
  const seconds = form === 'epochSeconds'
  return {
    kind: 'date',
    check(value, issues) {
      if (!isDate(value) || Number.isNaN(value.getTime())) {
        issues.push(invalidType('date', value))
        return new Date(0)
      }
      const time = value.getTime()
      if (min !== undefined && time < min.getTime()) issues.push(tooSmall('date', min.getTime(), true))
      if (max !== undefined && time > max.getTime()) issues.push(tooBig('date', max.getTime(), true))
      return new Date(seconds ? Math.floor(time / 1000) * 1000 : time)
    },
    write: (value) => (seconds ? { N: String(Math.floor(value.getTime() / 1000)) } : { S: value.toISOString() }),
    read: (stored, issues) => (seconds ? readSeconds(stored?.N, stored, issues) : readIso(stored?.S, stored, issues)),
  }
}

function readSeconds(digits: string | undefined, stored: object | undefined, issues: Issue[]): Date {
  const value = new Date((digits === undefined ? 0 : (exactNumber(digits) ?? Number.NaN)) * 1000)
  if (digits === undefined) issues.push(storedAs('N', stored))
  else if (Number.isNaN(value.getTime())) issues.push(unstorable(`Invalid item: ${digits} is no time in epoch seconds`))
  return value
}

function readIso(text: string | undefined, stored: object | undefined, issues: Issue[]): Date {
  const value = new Date(text ?? 0)
  if (text === undefined) issues.push(storedAs('S', stored))
  else if (Number.isNaN(value.getTime())) issues.push(unstorable(`Invalid item: ${JSON.stringify(text)} is no date`))
  return value
}
