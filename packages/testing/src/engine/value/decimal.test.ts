import { expect, test } from 'vitest'
import { addNumbers, canonicalNumber, compareNumbers } from './decimal.js'

test.each([
  ['+5', '5'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['1.e5', '100000'],
  ['00042', '42'],
  ['-0', '0'],
  ['0.000', '0'],
  ['-1.50', '-1.5'],
  ['1E-3', '0.001'],
  ['12345678901234567890123456789012345678', '12345678901234567890123456789012345678'],
])('%s is stored as %s', (text, canonical) => {
  expect(canonicalNumber(text)).toBe(canonical)
})

test('the ends of the range have 126 and 132 characters', () => {
  expect([canonicalNumber('1E125').length, canonicalNumber('1E-130').length, canonicalNumber(`9.${'9'.repeat(37)}E125`).length]).toEqual([
    126, 132, 126,
  ])
})

test.each(['NaN', 'Infinity', '0x5', '1_000', ' 5', '5 ', '', '1e', '.', '++5', '1e5.5', 'e5', '-'])('%j is no number', (text) => {
  expect(() => canonicalNumber(text)).toThrow('cannot be converted to a numeric value')
})

test.each([
  ['1E126', 'overflow'],
  ['-1E126', 'overflow'],
  ['0e126', 'overflow'],
  ['1E-131', 'underflow'],
  ['1'.repeat(39), 'more than 38 significant digits'],
  [`0.${'1'.repeat(39)}`, 'more than 38 significant digits'],
])('%s is refused: %s', (text, reason) => {
  expect(() => canonicalNumber(text)).toThrow(reason)
})

test.each<[string, string, boolean, string]>([
  ['0.1', '0.2', false, '0.3'],
  ['5', '5', true, '0'],
  ['1', '1E-37', false, `1.${'0'.repeat(36)}1`],
  ['-1E125', '1E125', false, '0'],
  ['9.9', '0.1', false, '10'],
  ['1', '3', true, '-2'],
])('%s and %s (subtract: %s) make %s', (a, b, subtract, result) => {
  expect(addNumbers(a, b, subtract)).toBe(result)
})

test('a sum that needs more than 38 digits, or is too large, is refused', () => {
  expect(() => addNumbers('1', '1E-38')).toThrow('38 significant digits')
  expect(() => addNumbers('9E125', '9E125')).toThrow('overflow')
})

test('numbers are ordered by value', () => {
  const sorted = [
    '-1E125',
    '-10',
    '-9.9',
    '-1.23',
    '-1.2',
    '-1',
    '-0.1',
    '-1E-130',
    '0',
    '1E-130',
    '0.1',
    '1',
    '1.2',
    '1.23',
    '9.9',
    '10',
    '1E125',
  ]
  expect(sorted.toReversed().sort(compareNumbers)).toEqual(sorted)
})
