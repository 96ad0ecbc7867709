import { dateSlice, type KeyRange } from '../../keys/index.js'
import { invalidInput } from '../input.js'
import { property } from '../own-property.js'
import type { WalkPlan } from '../plans.js'
import { bucketBefore, bucketsBetween, shifted } from './buckets.js'

/** The buckets that a call reads, in the order that it reads them. */
export interface Window {
  readonly buckets: readonly string[]
  /** It ends now, and not where the range says: a cursor has to hold when that was. */
  readonly isAnchored: boolean
}

/**
 * The buckets of a range; of one that is open on a side, `maxBuckets` from its other end on, or back from the bucket of now.
 *
 * @throws KeyloomError `INPUT.INVALID` for a range of more than `maxBuckets`.
 */
export function windowOf(subject: string, plan: WalkPlan, range: KeyRange<unknown>, now: string): Window {
  const { input, unit, maxBuckets, newestFirst } = plan
  const { low, high } = endsOf(plan, range)
  const isAnchored = high === undefined && (newestFirst || low === undefined)
  const last = high ?? (isAnchored ? now : shifted(low!, unit, maxBuckets - 1))
  const first = low ?? shifted(last, unit, 1 - maxBuckets)
  const buckets = bucketsBetween(first, last, unit, maxBuckets)
  if (buckets === undefined) {
    const reason = `it spans more than ${maxBuckets} ${unit}s${isAnchored ? ' until now' : ''}, which is what one walk reads`
    throw invalidInput(subject, input, range, reason)
  }
  // Nothing is between the ends: one query finds that out without a request.
  const some = buckets.length === 0 ? [last] : buckets
  return { buckets: newestFirst ? [...some].reverse() : some, isAnchored }
}

/** A beginning of text is no stretch of time. @throws KeyloomError `INPUT.INVALID`. */
export function refuseBeginning(subject: string, { input }: WalkPlan, range: unknown): void {
  const beginning = typeof range === 'object' && range !== null ? property(range, 'beginsWith') : undefined
  if (beginning !== undefined) throw invalidInput(subject, input, beginning, 'a walk takes ends of a range, such as { gte: … }')
}

function endsOf({ input, unit }: WalkPlan, range: KeyRange<unknown>): { readonly low?: string; readonly high?: string } {
  const { eq, lt, lte, gt, gte, between } = range as Readonly<Record<string, unknown>>
  const [from, to] = (between as readonly unknown[] | undefined) ?? [gt ?? gte ?? eq, lte ?? eq]
  const bucket = (value: unknown): string => dateSlice(value as Date | string, unit, input)
  const high = lt === undefined ? to && bucket(to) : bucketBefore(lt as Date | string, unit, input)
  return { ...(from !== undefined && { low: bucket(from) }), ...(high !== undefined && { high: high as string }) }
}
