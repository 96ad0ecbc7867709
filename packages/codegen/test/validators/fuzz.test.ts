import { expect, test } from 'vitest'
import { fuzzValidators } from './fuzz-validators.js'

// A slice of `pnpm fuzz validators`. What it reports begins with what repeats it.
test('generated validators say what zod says', async () => {
  const { report, details } = await fuzzValidators({ cases: 2000, seed: 1 })
  expect({ cases: report.cases, disagreements: report.disagreements, details }).toEqual({ cases: 2000, disagreements: 0, details: [] })
})
