import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateSlice } from '../../keys/index.js'
import { bucketBefore, bucketsBetween, isBucket, shifted } from './buckets.js'

const units = ['year', 'month', 'day', 'hour'] as const
const date = fc.date({ min: new Date('1000-01-01T00:00:00.000Z'), max: new Date('8000-01-01T00:00:00.000Z'), noInvalidDate: true })

test('a bucket and the next one touch, and those between two moments hold them both', () => {
  const property = fc.property(date, fc.constantFrom(...units), fc.integer({ min: 0, max: 40 }), (moment, unit, count) => {
    const bucket = dateSlice(moment, unit)
    const last = shifted(bucket, unit, count)
    const buckets = bucketsBetween(bucket, last, unit, count + 1)
    expect([buckets?.length, buckets?.[0], buckets?.at(-1)]).toEqual([count + 1, bucket, last])
    expect([buckets, bucketsBetween(bucket, last, unit, count)]).toEqual([[...new Set(buckets)].sort(), undefined])
    expect([shifted(last, unit, -count), isBucket(last, unit)]).toEqual([bucket, true])
  })
  fc.assert(property, { numRuns: 300, seed: 1 })
})

test.each([
  ['2024-02-28', 'day', 1, '2024-02-29'],
  ['2024-12', 'month', 1, '2025-01'],
  ['2026-01-01T00', 'hour', -1, '2025-12-31T23'],
  ['2026', 'year', -27, '1999'],
] as const)('%s and %s by %i is %s', (bucket, unit, count, expected) => {
  expect(shifted(bucket, unit, count)).toBe(expected)
})

test('a moment at the beginning of a bucket has nothing of it before it', () => {
  expect([
    bucketBefore(new Date('2026-03-14T00:00:00.000Z'), 'day', 'at'),
    bucketBefore(new Date('2026-03-14T00:00:00.001Z'), 'day', 'at'),
    bucketBefore('2026-03-01', 'month', 'at'),
  ]).toEqual(['2026-03-13', '2026-03-14', '2026-02'])
})

test.each(['', '2026-02-30', '2026-1-1', '2026-01-01T00', 'x', '~012026-01-01'])('%j is no day', (text) => {
  expect(isBucket(text, 'day')).toBe(false)
})
