// A move to another key that is throttled and killed while two releases write: no write lost, nothing left behind, nothing done twice.
import { fuzzMove } from '../../packages/codegen/test/move/fuzz-move.ts'

export const defaultCases = 200

export async function run(options) {
  const { report, details } = await fuzzMove(options)
  return { report, failed: details.length > 0, details }
}
