import { expect, test } from 'vitest'
import { run } from '../../fuzz/plans.js'

const isFull = process.env.KEYLOOM_FUZZ === 'full'

test('every plan returns what a naive filter would, on random schemas', { timeout: 600_000 }, () => {
  const result = run(isFull ? 20_000 : 1500, isFull ? undefined : 1)
  expect(result.answered).toBeGreaterThan(isFull ? 10_000 : 500)
  expect(result.fannedOut).toBeGreaterThan(isFull ? 200 : 10)
  for (const kind of ['walked', 'multiAttribute', 'local'] as const) expect(result[kind]).toBeGreaterThan(isFull ? 100 : 5)
})
