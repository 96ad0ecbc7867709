import { expect, test } from 'vitest'
import { fuzzRuntime } from './runtime/run.js'

// Bounded slices of what `pnpm fuzz` runs at full size. What they report begins with what repeats it.

test('random calls of repositories', async () => {
  expect((await fuzzRuntime({ cases: 25, seed: 1 })).details).toEqual([])
})
