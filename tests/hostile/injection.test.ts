import { expect, test } from 'vitest'
import { fuzzInjection } from './injection.js'

// A bounded slice of `pnpm fuzz injection`.
test("users' text is never part of an expression", async () => {
  expect((await fuzzInjection({ cases: 3000, seed: 1 })).details).toEqual([])
})
