import { dateSlice } from '../../keys/index.js'
import type { WalkPlan } from '../plans.js'

type Unit = WalkPlan['unit']

/** The first moment of a bucket, such as `2026-01`. */
function beginning(bucket: string): Date {
  return new Date(`${bucket}${'0000-01-01T00:00:00.000Z'.slice(bucket.length)}`)
}

/** The bucket so many before or behind another. */
export function shifted(bucket: string, unit: Unit, count: number): string {
  const date = beginning(bucket)
  if (unit === 'year') date.setUTCFullYear(date.getUTCFullYear() + count)
  else if (unit === 'month') date.setUTCMonth(date.getUTCMonth() + count)
  else if (unit === 'day') date.setUTCDate(date.getUTCDate() + count)
  else date.setUTCHours(date.getUTCHours() + count)
  return dateSlice(date, unit)
}

/** Whether a text is a bucket: what {@link dateSlice} gives for its first moment. */
export function isBucket(text: string, unit: Unit): boolean {
  const date = beginning(text)
  return !Number.isNaN(date.getTime()) && dateSlice(date, unit) === text
}

/** Buckets of both ends and of all that lies between them, the oldest first; none where they are more than `most`. */
export function bucketsBetween(low: string, high: string, unit: Unit, most: number): readonly string[] | undefined {
  const buckets: string[] = []
  for (let bucket = low; bucket <= high; bucket = shifted(bucket, unit, 1)) {
    if (buckets.length === most) return undefined
    buckets.push(bucket)
  }
  return buckets
}

/** The last bucket with moments before a value. */
export function bucketBefore(value: Date | string, unit: Unit, at: string): string {
  const bucket = dateSlice(value, unit, at)
  return new Date(value).getTime() === beginning(bucket).getTime() ? shifted(bucket, unit, -1) : bucket
}
