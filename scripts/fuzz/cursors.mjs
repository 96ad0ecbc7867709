// Mutants of cursors: none is accepted, and none lets a request leave.
import { run as check } from '../../packages/core/fuzz/cursors.ts'

export const defaultCases = 100_000

export async function run({ cases, seed }) {
  const { details, ...report } = await check(cases, seed)
  return { report, failed: report.accepted > 0, details }
}
