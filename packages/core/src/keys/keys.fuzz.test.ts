import { expect, test } from 'vitest'
import { run } from '../../fuzz/keys.js'

const isFull = process.env.KEYLOOM_FUZZ === 'full'

test('the laws of the key codec hold on random tuples', { timeout: 600_000 }, () => {
  const tuples = isFull ? 2_000_000 : 200_000
  const result = run(tuples, isFull ? undefined : 1)
  expect(result.tuples).toBeGreaterThanOrEqual(tuples)
})
