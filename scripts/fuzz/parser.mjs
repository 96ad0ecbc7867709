// Strings of every kind as expressions: a parse or a ValidationException, in linear time.
import { fuzzParser } from '../../packages/testing/fuzz/parser.ts'

export const defaultCases = 1_000_000

export async function run(options) {
  const { report, details } = await fuzzParser(options)
  return { report, failed: details.length > 0, details }
}
