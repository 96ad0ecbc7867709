import { expect, test } from 'vitest'
import { fuzzBackfill } from './fuzz-backfill.js'

// A slice of `pnpm fuzz backfill`. What it reports begins with what repeats it.
test('a backfill that is throttled and killed while others write', async () => {
  expect(await fuzzBackfill({ cases: 5, seed: 1 })).toEqual({ report: { cases: 5, lost: 0, stale: 0, repeated: 0 }, details: [] })
})
