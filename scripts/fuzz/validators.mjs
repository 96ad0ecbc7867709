// Generated validators against zod: the same verdict, the same output, the same faults at the same paths.
import { fuzzValidators } from '../../packages/codegen/test/validators/fuzz-validators.ts'

export const defaultCases = 200_000

export async function run(options) {
  const { report, details } = await fuzzValidators(options)
  return { report, failed: details.length > 0, details }
}
