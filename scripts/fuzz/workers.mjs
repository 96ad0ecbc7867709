// Sixteen workers at one time, with lost answers: versions, unique values, counters and sums hold.
import { fuzzWorkers } from '../../tests/fuzz/workers.ts'

export const defaultCases = 10_000

export async function run(options) {
  const { report, details } = await fuzzWorkers(options)
  return { report, failed: details.length > 0, details }
}
