// Writes interrupted at every internal step: all or none, and indexes and streams follow.
import { fuzzAtomicity } from '../../packages/testing/fuzz/atomicity.ts'

export const defaultCases = 200

export async function run(options) {
  const { report, details } = await fuzzAtomicity(options)
  return { report, failed: details.length > 0, details }
}
