import { expect, test } from 'vitest'
import { isJavaAvailable } from '../index.js'
import { fuzzAtomicity } from './atomicity.js'
import { fuzzEngine, showDifference } from './differential/run.js'
import { fuzzHostile } from './hostile.js'
import { fuzzModel } from './model.js'
import { fuzzNumbers } from './numbers.js'
import { fuzzParser } from './parser.js'

// Bounded slices of what `pnpm fuzz` runs at full size. What they report begins with the seed and case that repeat it.

test('numbers', () => {
  expect(fuzzNumbers({ cases: 5000, seed: 1 })).toEqual({
    report: { cases: 5000, mismatches: 0, refused: expect.any(Number) },
    details: [],
  })
})

test('expressions', () => {
  expect(fuzzParser({ cases: 3000, seed: 1 }).details).toEqual([])
})

test('hostile requests', async () => {
  expect((await fuzzHostile({ cases: 2000, seed: 1 })).details).toEqual([])
})

test('interrupted writes', () => {
  expect(fuzzAtomicity({ cases: 60, seed: 1 }).details).toEqual([])
})

const skipped = !isJavaAvailable() && process.env.KEYLOOM_REQUIRE_LOCAL !== '1'

test.skipIf(skipped)('the engine against DynamoDB Local', async () => {
  const { differences } = await fuzzEngine({ cases: 1500, seed: 1 })
  expect(differences.map(showDifference)).toEqual([])
})

test('sequences of commands', () => {
  expect(fuzzModel({ cases: 100, seed: 1 }).details).toEqual([])
})
