// Clients that call one item at one time, with lost answers: what they see is what some order of their calls would answer.
import { fuzzHistories } from '../../tests/fuzz/histories/run.ts'

export const defaultCases = 2000

export async function run(options) {
  const { report, details } = await fuzzHistories(options)
  return { report, failed: details.length > 0, details }
}
