import { expect, test } from 'vitest'
import { isJavaAvailable } from '../src/index.js'
import { fuzzAtomicity } from './atomicity.js'
import { run as fuzzEngine } from './engine.js'
import { fuzzHostile } from './hostile.js'
import { fuzzModel } from './model.js'
import { fuzzNumbers } from './numbers.js'
import { fuzzParser } from './parser.js'

// Bounded slices of what `pnpm fuzz` runs at full size. What they report begins with the seed or case that repeats it.

test('numbers', () => {
  expect(fuzzNumbers({ cases: 5000, seed: 1 }).details).toEqual([])
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

test('sequences of commands', () => {
  expect(fuzzModel({ cases: 60, seed: 1 }).details).toEqual([])
})

const skipped = !isJavaAvailable() && process.env.KEYLOOM_REQUIRE_LOCAL !== '1'

test.skipIf(skipped)('the engine against DynamoDB Local', async () => {
  const details: string[] = []
  const { unexplained } = await fuzzEngine({ cases: 1000, seed: 1, report: (text) => details.push(text) })
  expect({ unexplained, details }).toEqual({ unexplained: 0, details: [] })
})
