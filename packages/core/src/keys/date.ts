import { complementDigits } from './digits.js'
import { invalidValue } from './invalid-value.js'

/**
 * A date as ISO text in UTC with milliseconds. A year after 9999 is `~` and six digits, a year before 0 is `-` and the complement of six
 * digits: as ISO writes them (`+` and `-` before the plain digits) they would not sort in the order of time.
 *
 * @throws KeyloomError `KEY.INVALID_VALUE` where the value is no date.
 *
 * @example
 * ```ts
 * import { dateText } from '@keyloom/core/runtime'
 *
 * dateText(new Date('2026-01-31T09:30:00Z')) // '2026-01-31T09:30:00.000Z'
 * ```
 */
export function dateText(value: Date, at?: string): string {
  if (!(value instanceof Date)) throw invalidValue(value, 'is not a Date', at)
  if (Number.isNaN(value.getTime())) throw invalidValue(value, 'is no point in time', at)
  const iso = value.toISOString()
  if (iso.startsWith('+')) return `~${iso.slice(1)}`
  if (iso.startsWith('-')) return `-${complementDigits(iso.slice(1, 7))}${iso.slice(7)}`
  return iso
}

/**
 * As {@link dateText} with the digits complemented, so that the latest comes first.
 *
 * @throws KeyloomError `KEY.INVALID_VALUE` where the value is no date.
 *
 * @example
 * ```ts
 * import { descendingDate } from '@keyloom/core/runtime'
 *
 * descendingDate(new Date('2026-01-31T09:30:00Z')) // '7973-98-68T90:69:99.999Z'
 * ```
 */
export function descendingDate(value: Date, at?: string): string {
  return reverseDate(dateText(value, at))
}

/** Between a form and its descending one: the years beyond four digits change sides. */
export function reverseDate(text: string): string {
  const first = text.startsWith('~') ? '-' : text.startsWith('-') ? '~' : ''
  return first + complementDigits(first === '' ? text : text.slice(1))
}

/** The date whose form this is. */
export function parseDate(text: string): Date {
  if (text.startsWith('~')) return new Date(`+${text.slice(1)}`)
  if (text.startsWith('-')) return new Date(`-${complementDigits(text.slice(1, 7))}${text.slice(7)}`)
  return new Date(text)
}

const isoText = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?Z)?$/

/**
 * An ISO date, or date and time in UTC, with its digits complemented. Its order needs one precision throughout, which the schema gives.
 *
 * @throws KeyloomError `KEY.INVALID_VALUE` where the value is no such text.
 *
 * @example
 * ```ts
 * import { descendingText } from '@keyloom/core/runtime'
 *
 * descendingText('2026-01-31') // '7973-98-68'
 * ```
 */
export function descendingText(value: string, at?: string): string {
  if (typeof value !== 'string' || !isoText.test(value)) throw invalidValue(value, 'is not an ISO date, or date and time in UTC', at)
  return complementDigits(value)
}

const sliceLength = { year: 4, month: 7, day: 10, hour: 13 } as const
const beginningOfIsoText = /^\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d(\.\d+)?)?)?Z?)?)?)?$/
const localTime = /T\d\d:.*[^Z]$/

/**
 * The year, month, day or hour of a date or of ISO text in UTC; text may already end there (`2026-01` for a month).
 *
 * @throws KeyloomError `KEY.INVALID_VALUE` where the value is no date, or text that is none or ends before the unit.
 *
 * @example
 * ```ts
 * import { dateSlice } from '@keyloom/core/runtime'
 *
 * dateSlice(new Date('2026-01-31T09:30:00Z'), 'day') // '2026-01-31'
 * ```
 */
export function dateSlice(value: Date | string, unit: 'year' | 'month' | 'day' | 'hour', at?: string): string {
  const length = sliceLength[unit]
  if (typeof value === 'string') {
    if (value.length < length || !beginningOfIsoText.test(value) || localTime.test(value)) {
      throw invalidValue(value, `is not ISO text in UTC down to the ${unit}`, at)
    }
    return value.slice(0, length)
  }
  const text = dateText(value, at)
  return text.slice(0, text.startsWith('~') || text.startsWith('-') ? length + 3 : length)
}
