import { expect, test } from 'vitest'
import { fuzzMove } from './fuzz-move.js'

// A slice of `pnpm fuzz move`. What it reports begins with what repeats it.
test('a move that is throttled and killed while two releases write', async () => {
  expect(await fuzzMove({ cases: 5, seed: 1 })).toEqual({ report: { cases: 5, lost: 0, stale: 0, repeated: 0 }, details: [] })
})
