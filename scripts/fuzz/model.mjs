// Sequences of 50 commands against a plain map; after each, indexes are what the table makes them and the stream replays to the table.
import { fuzzModel } from '../../packages/testing/fuzz/model.ts'

export const defaultCases = 10_000

export async function run(options) {
  const { report, details } = await fuzzModel(options)
  return { report, failed: details.length > 0, details }
}
