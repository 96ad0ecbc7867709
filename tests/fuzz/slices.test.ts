import { expect, test } from 'vitest'
import { fuzzBatches } from './batches.js'
import { fuzzFaults } from './faults/run.js'
import { fuzzHistories } from './histories/run.js'
import { fuzzPaging } from './paging.js'
import { fuzzRuntime } from './runtime/run.js'
import { fuzzWorkers } from './workers.js'

// Bounded slices of what `pnpm fuzz` runs at full size. What they report begins with what repeats it.

test('random calls of repositories', async () => {
  expect((await fuzzRuntime({ cases: 25, seed: 1 })).details).toEqual([])
})

test('every fault in every request of every call', async () => {
  expect((await fuzzFaults({ cases: 250, seed: 1 })).details).toEqual([])
})

test('batches of which DynamoDB leaves out what it likes', async () => {
  expect((await fuzzBatches({ cases: 60, seed: 1 })).details).toEqual([])
})

test('paging while others write', async () => {
  expect((await fuzzPaging({ cases: 1000, seed: 1 })).details).toEqual([])
})

test('many workers at one time', async () => {
  expect((await fuzzWorkers({ cases: 1000, seed: 1 })).details).toEqual([])
})

test.each([1, 2])('histories of callers of one item, seed %i', async (seed) => {
  expect((await fuzzHistories({ cases: 50, seed })).details).toEqual([])
})
