import { afterAll, expect } from 'vitest'
import { recordPatterns } from '../patterns/record.js'
import { type CapacityBudget, keyloomMatchers, type ServedBy } from './matchers.js'

expect.extend({ ...keyloomMatchers })
afterAll(recordPatterns())

declare module 'vitest' {
  interface Matchers<T> {
    /** Exactly one request was made, and it was this one. */
    toBeServedBy(expected: ServedBy): T
    /** The requests together consumed no more than this. */
    toConsumeAtMost(budget: CapacityBudget): T
    /** No Scan, and no PartiQL, reached the engine. */
    toHaveRefusedScans(): T
    /** So many requests were made, or these operations in this order. */
    toHaveMadeRequests(expected: number | readonly string[]): T
  }
}
