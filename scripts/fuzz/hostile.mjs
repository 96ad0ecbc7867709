// Requests that are wrong in one way each: always a 4xx with `__type`, and nothing is changed.
import { fuzzHostile } from '../../packages/testing/fuzz/hostile.ts'

export const defaultCases = 50_000

export async function run(options) {
  const { report, details } = await fuzzHostile(options)
  return { report, failed: details.length > 0, details }
}
