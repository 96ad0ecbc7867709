import { expect, test } from 'vitest'
import { progressText } from './progress.js'

const stamped = (read: number) => ({ read, outcome: '9 stamped' })

test.each([
  [
    stamped(12_000),
    { before: 0, itemsInTable: 38_000 },
    10,
    '12000 items read, 31 % of about 38000, 9 stamped, 1200 a second, about 22 s left',
  ],
  [
    stamped(12_000),
    { before: 11_000, itemsInTable: 38_000 },
    10,
    '12000 items read, 31 % of about 38000, 9 stamped, 100 a second, about 4 min left',
  ],
  [
    stamped(1_000),
    { before: 0, itemsInTable: 1_000_000 },
    10,
    '1000 items read, 0 % of about 1000000, 9 stamped, 100 a second, about 2 h 47 min left',
  ],
  [stamped(41_000), { before: 0, itemsInTable: 38_000 }, 10, '41000 items read, 99 % of about 38000, 9 stamped, 4100 a second'],
  [stamped(1), { before: 0 }, 1, '1 item read, 9 stamped, 1 a second'],
  [stamped(7), { before: 7, itemsInTable: 9 }, 1, '7 items read, 77 % of about 9, 9 stamped, 0 a second'],
])('%j of %j after %d s', (progress, extent, seconds, text) => {
  expect(progressText(progress, extent, seconds)).toBe(text)
})
