// Paging while others write: no item twice, none lost that nobody touched.
import { fuzzPaging } from '../../tests/fuzz/paging.ts'

export const defaultCases = 10_000

export async function run(options) {
  const { report, details } = await fuzzPaging(options)
  return { report, failed: details.length > 0, details }
}
