// A backfill that is throttled and killed while others write: no write lost, no stale key, nothing done twice.
import { fuzzBackfill } from '../../packages/codegen/test/backfill/fuzz-backfill.ts'

export const defaultCases = 200

export async function run(options) {
  const { report, details } = await fuzzBackfill(options)
  return { report, failed: details.length > 0, details }
}
