import { expect, test } from 'vitest'
import { exactNumber, isSameNumber } from './exact-number.js'

test.each<[string, number | undefined]>([
  ['0', 0],
  ['-12.5', -12.5],
  ['0.1', 0.1],
  ['9007199254740993', undefined],
  ['9007199254740992', 9007199254740992],
  ['0.1000000000000000055511151231257827', undefined],
  ['1000000000000000000000', 1e21],
  [`1${'0'.repeat(125)}`, 1e125],
  ['0.00000000000000000000000015', 1.5e-25],
])('%s', (digits, expected) => {
  expect(exactNumber(digits)).toBe(expected)
})

test('spellings of one number are the same', () => {
  const same = [
    isSameNumber('1e+21', '1000000000000000000000'),
    isSameNumber('1.50', '1.5'),
    isSameNumber('-0', '0'),
    isSameNumber('1', '-1'),
  ]
  expect([...same, isSameNumber('9007199254740993', '9007199254740992')]).toEqual([true, true, true, false, false])
})
