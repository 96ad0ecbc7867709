// The engine against DynamoDB Local: same random requests, same result or same error name.
import { run as compare } from '../../packages/testing/fuzz/engine.ts'

export const defaultCases = 100_000

export async function run(options) {
  const { seed: _, ...report } = await compare({ ...options, report: console.error })
  return { report, failed: report.unexplained > 0 }
}
