// Every plan on random schemas, against a naive filter.
import { run as check } from '../../packages/core/fuzz/plans.ts'

export const defaultCases = 20_000

export async function run({ cases, seed }) {
  return { report: check(cases, seed), failed: false }
}
