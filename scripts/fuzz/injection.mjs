// Users' text in every place of every call: never part of an expression.
import { fuzzInjection } from '../../tests/hostile/injection.ts'

export const defaultCases = 100_000

export async function run(options) {
  const { report, details } = await fuzzInjection(options)
  return { report, failed: details.length > 0, details: details.slice(0, 10) }
}
