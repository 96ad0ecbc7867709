// The engine against DynamoDB Local: same random requests, same result or same error name.
import { fuzzEngine, showDifference } from '../../packages/testing/dist/fuzz/differential/run.js'

export const defaultCases = 100_000

export async function run(options) {
  const { differences, ...report } = await fuzzEngine(options)
  return { report, failed: report.unexplained > 0, details: differences.map(showDifference) }
}
