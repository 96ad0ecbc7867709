import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isKeyloomError } from '../errors/index.js'
import { ksuidTime, ulidTime, uuidTime } from './id-time.js'

test('the time inside an id', () => {
  expect(ulidTime('01ARZ3NDEKTSV4RRFFQ69G5FAV').toISOString()).toBe('2016-07-30T23:54:10.259Z')
  expect(ulidTime('01arz3ndektsv4rrffq69g5fav').toISOString()).toBe('2016-07-30T23:54:10.259Z')
  expect(ulidTime('7ZZZZZZZZZZZZZZZZZZZZZZZZZ').getTime()).toBe(2 ** 48 - 1)
  expect(ksuidTime('0ujtsYcgvSTl8PAuAdqWYSMnLOv').toISOString()).toBe('2017-10-10T04:00:47.000Z')
  expect(ksuidTime('000000000000000000000000000').getTime()).toBe(1_400_000_000_000)
  expect(uuidTime('017F22E2-79B0-7CC3-98C4-DC0C0C07398F').toISOString()).toBe('2022-02-22T19:22:22.000Z')
})

test('ids of one time are of that time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }), (milliseconds, seconds) => {
      const hex = milliseconds.toString(16).padStart(12, '0')
      expect(uuidTime(`${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`).getTime()).toBe(milliseconds)
      const digits = milliseconds.toString(32).padStart(10, '0')
      const crockford = [...digits].map((digit) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[Number.parseInt(digit, 32)]).join('')
      expect(ulidTime(`${crockford}TSV4RRFFQ69G5FAV`).getTime()).toBe(milliseconds)
      let bytes = BigInt(seconds) << 128n
      let text = ''
      for (let i = 0; i < 27; i++, bytes /= 62n)
        text = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'[Number(bytes % 62n)] + text
      expect(ksuidTime(text).getTime()).toBe((seconds + 1_400_000_000) * 1000)
    }),
    { numRuns: 300, seed: 1 },
  )
})

test('what is no such id has no time', () => {
  for (const call of [
    () => ulidTime('01ARZ3NDEKTSV4RRFFQ69G5FAU!'),
    () => ksuidTime('x'),
    () => uuidTime('017F22E2-79B0-4CC3-98C4-DC0C0C07398F'),
  ]) {
    let error: unknown
    try {
      call()
    } catch (thrown) {
      error = thrown
    }
    expect(isKeyloomError(error, 'KEY.INVALID_VALUE')).toBe(true)
  }
})
