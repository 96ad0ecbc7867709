// The laws of the key codec on random tuples.
import { run as check } from '../../packages/core/fuzz/keys.ts'

export const defaultCases = 2_000_000

export async function run({ cases, seed }) {
  return { report: check(cases, seed), failed: false }
}
