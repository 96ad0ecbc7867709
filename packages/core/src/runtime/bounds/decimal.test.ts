import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSameNumber } from '../codec/exact-number.js'
import { compare, difference } from './decimal.js'

test.each([
  ['0.3', '0.1', '2e-1'],
  ['1', '-0.25', '125e-2'],
  ['1e+21', '1', '999999999999999999999e0'],
  ['-1e-7', '1e-7', '-2e-7'],
  ['10', '10', '0e0'],
])('%s - %s is %s', (a, b, expected) => {
  expect(difference(a, b)).toBe(expected)
})

const decimal = fc.tuple(fc.integer(), fc.integer({ min: -20, max: 20 })).map(([digits, exponent]) => `${digits}e${exponent}`)

test('a difference is as its sign says, and what is left of a number without itself is nothing', () => {
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      expect(Math.sign(compare(difference(a, b), '0'))).toBe(compare(a, b))
      expect(isSameNumber(difference(a, difference(a, b)), b)).toBe(true)
      expect(compare(a, b)).toBe(-compare(b, a) + 0)
    }),
    { seed: 1 },
  )
})
