import { invalidValue } from './invalid-value.js'

/** A number as the text of a key attribute of DynamoDB's type N, which orders by value. */
export function numberText(value: number | bigint, at?: string): string {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidValue(value, 'is not a finite number', at)
  return String(value === 0 ? 0 : value)
}

/** A date as whole epoch seconds, for a key attribute that is the table's time of expiry. */
export function epochSecondsText(value: Date, at?: string): string {
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) throw invalidValue(value, 'is not a valid Date', at)
  return String(Math.floor(value.getTime() / 1000))
}
