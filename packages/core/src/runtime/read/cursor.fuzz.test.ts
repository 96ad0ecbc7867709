import { expect, test } from 'vitest'
import { run } from '../../../fuzz/cursors.js'

test('no mutant of a cursor is accepted, and none lets a request leave', async () => {
  expect(await run(4000, 1)).toEqual({ cases: 4000, accepted: 0, details: [] })
})
