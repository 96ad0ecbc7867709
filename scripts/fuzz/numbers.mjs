// Number arithmetic, order and canonical form against exact rational arithmetic.
import { fuzzNumbers } from '../../packages/testing/fuzz/numbers.ts'

export const defaultCases = 1_000_000

export async function run(options) {
  const { report, details } = await fuzzNumbers(options)
  return { report, failed: details.length > 0, details }
}
