// Batches of which DynamoDB leaves out what it likes: each item is written or read once, or reported.
import { fuzzBatches } from '../../tests/fuzz/batches.ts'

export const defaultCases = 1000

export async function run({ cases, seed }) {
  const { report, details } = await fuzzBatches({ cases, seed })
  return { report, failed: report.violations > 0, details }
}
