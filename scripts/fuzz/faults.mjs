// Every fault in every request of every call: a typed error or success, nothing lost, nothing done twice.
import { fuzzFaults } from '../../tests/fuzz/faults/run.ts'

export const defaultCases = 20_000

export async function run(options) {
  const { report, details } = await fuzzFaults(options)
  return { report, failed: details.length > 0, details }
}
