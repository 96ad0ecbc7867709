import { describe, expect, test } from 'vitest'
import { isKeyloomError, type KeyloomError } from '../errors/index.js'
import type { KeyEncoding, KeyToken } from '../model/index.js'
import {
  booleanText,
  dateSlice,
  dateText,
  decimalNumber,
  descendingDate,
  descendingText,
  encodeKey,
  encodeValue,
  epochSecondsText,
  escapeText,
  numberText,
  paddedNumber,
  partitionKey,
  plainText,
  signedNumber,
  sortKey,
} from './index.js'

function errorOf(run: () => unknown): Pick<KeyloomError, 'code' | 'message'> {
  try {
    run()
  } catch (error) {
    if (isKeyloomError(error)) return { code: error.code, message: error.message }
    throw error
  }
  expect.unreachable('nothing was thrown')
}

describe('what keys look like', () => {
  test('text', () => {
    expect(escapeText('Ann', '#')).toBe('Ann')
    expect(escapeText('Ann Lee', '#')).toBe('Ann$20Lee')
    expect(escapeText('1#2', '#')).toBe('1$232')
    expect(escapeText('$23', '#')).toBe('$2423')
    expect(escapeText('a\0é😀', '#')).toBe('a$00é😀')
    expect(escapeText('a_b$ c', '_')).toBe('a$5Fb$24 c')
    expect(escapeText('a$b%c', '$')).toBe('a%24b%25c')
    expect(plainText('Ann Lee #1')).toBe('Ann Lee #1')
  })

  test('whole numbers', () => {
    expect([paddedNumber(42, 6), paddedNumber(42n, 6), paddedNumber(-0, 2), paddedNumber(42, 6, true)]).toEqual([
      '000042',
      '000042',
      '00',
      '999957',
    ])
    expect([signedNumber(-42, 4), signedNumber(-1, 4), signedNumber(-0, 4), signedNumber(42, 4)]).toEqual([
      '-9957',
      '-9998',
      '0000',
      '0042',
    ])
    expect([signedNumber(42, 4, true), signedNumber(0, 4, true), signedNumber(-42, 4, true)]).toEqual(['-9957', '0000', '0042'])
    expect(paddedNumber(1e21, 25)).toBe('0001000000000000000000000')
  })

  test('decimals', () => {
    expect([10.5, 10, 0.1, 1e-7, -0, -10.5, -10, -1e-7].map((value) => decimalNumber(value, 4))).toEqual([
      '0010.5',
      '0010',
      '0000.1',
      '0000.0000001',
      '0000',
      '-9989.4~',
      '-9989~',
      '-9999.9999998~',
    ])
    expect([12345.5, 1e21, 1e308, -1e21].map((value) => decimalNumber(value, 4))).toEqual(['~005123455', '~0221', '~3091', '--9778~'])
    expect(decimalNumber(1.5e21, 22)).toBe('1500000000000000000000')
  })

  test('dates', () => {
    expect(dateText(new Date('2026-01-31T12:30:00Z'))).toBe('2026-01-31T12:30:00.000Z')
    expect(dateText(new Date('+012026-01-31T12:30:00Z'))).toBe('~012026-01-31T12:30:00.000Z')
    expect(dateText(new Date('-000001-01-31T12:30:00Z'))).toBe('-999998-01-31T12:30:00.000Z')
    expect(descendingDate(new Date('2026-01-31T12:30:00Z'))).toBe('7973-98-68T87:69:99.999Z')
    expect(descendingText('2026-01-31T12:30:00Z')).toBe('7973-98-68T87:69:99Z')
    expect((['year', 'month', 'day', 'hour'] as const).map((unit) => dateSlice(new Date('2026-01-31T12:30:00Z'), unit))).toEqual([
      '2026',
      '2026-01',
      '2026-01-31',
      '2026-01-31T12',
    ])
    expect([dateSlice('2026-01-31T12:30:00.5Z', 'day'), dateSlice('2026-01', 'month')]).toEqual(['2026-01-31', '2026-01'])
    expect(dateSlice(new Date('+012026-01-31T12:30:00Z'), 'month')).toBe('~012026-01')
  })

  test('others', () => {
    expect([booleanText(false), booleanText(true)]).toEqual(['false', 'true'])
    expect([numberText(-0), numberText(1.5), numberText(12n)]).toEqual(['0', '1.5', '12'])
    expect(epochSecondsText(new Date(1999))).toBe('1')
  })

  test('a template', () => {
    const tokens: KeyToken[] = [
      { kind: 'literal', text: 'ORDER#' },
      { kind: 'value', attribute: 'placedAt', encoding: { kind: 'date', descending: false } },
      { kind: 'literal', text: '#' },
      { kind: 'value', attribute: 'orderId', encoding: { kind: 'text' } },
    ]
    expect(encodeKey(tokens, { placedAt: new Date(0), orderId: '7' })).toBe('ORDER#1970-01-01T00:00:00.000Z#7')
    expect(errorOf(() => encodeKey(tokens, { placedAt: new Date(0) }, 'Order'))).toEqual({
      code: 'KEY.INVALID_VALUE',
      message: 'Order.orderId cannot be part of a key: undefined is not a string.',
    })
  })
})

describe('what is refused', () => {
  const encodings: readonly KeyEncoding[] = [
    { kind: 'text' },
    { kind: 'text', escape: '#' },
    { kind: 'text', escape: '_', change: 'lower' },
    { kind: 'padded', width: 4, descending: false },
    { kind: 'signed', width: 4, descending: true },
    { kind: 'decimal', width: 4 },
    { kind: 'date', descending: false },
    { kind: 'date', descending: true },
    { kind: 'slice', unit: 'day', of: 'date' },
    { kind: 'descendingText' },
    { kind: 'boolean' },
    { kind: 'number' },
    { kind: 'bigint' },
    { kind: 'epochSeconds' },
    { kind: 'binary' },
  ]
  const never = [
    undefined,
    null,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    new Date(Number.NaN),
    {},
    [],
    () => 1,
    'a\ud800',
    '\udc00b',
  ]

  test.each(encodings)('by every encoding: $kind', (encoding) => {
    for (const value of never) expect(errorOf(() => encodeValue(encoding, value)).code).toBe('KEY.INVALID_VALUE')
  })

  test('with the value and the reason', () => {
    expect(
      [
        () => paddedNumber(-1, 4, false, 'Invoice.number'),
        () => paddedNumber(12345, 4, false, 'Invoice.number'),
        () => paddedNumber(1.5, 4, false, 'Invoice.number'),
        () => signedNumber(-12345n, 4, false, 'Invoice.number'),
        () => plainText('\ud800', 'Order.orderId'),
        () => descendingText('2026-01-31T12:30:00+02:00', 'Order.placedAt'),
        () => dateSlice('2026-01-31T12:30:00+02:00', 'day', 'Order.placedAt'),
        () => dateSlice('2026-01', 'day', 'Order.placedAt'),
        () => dateText(new Date(Number.NaN)),
      ].map((run) => errorOf(run).message),
    ).toEqual([
      'Invoice.number cannot be part of a key: -1 is negative where the key has no place for a sign.',
      'Invoice.number cannot be part of a key: 12345 has more than the 4 digits that the key has room for.',
      'Invoice.number cannot be part of a key: 1.5 is not a whole number.',
      'Invoice.number cannot be part of a key: -12345n has more than the 4 digits that the key has room for.',
      'Order.orderId cannot be part of a key: "\\ud800" holds half of a surrogate pair, which has no UTF-8 form.',
      'Order.placedAt cannot be part of a key: "2026-01-31T12:30:00+02:00" is not an ISO date, or date and time in UTC.',
      'Order.placedAt cannot be part of a key: "2026-01-31T12:30:00+02:00" is not ISO text in UTC down to the day.',
      'Order.placedAt cannot be part of a key: "2026-01" is not ISO text in UTC down to the day.',
      'A value cannot be part of a key: Invalid Date is no point in time.',
    ])
  })

  test('a key that is empty or too long', () => {
    expect(sortKey('Order.sk', 'é'.repeat(512))).toEqual({ S: 'é'.repeat(512) })
    expect(partitionKey('Order.pk', '😀'.repeat(512))).toEqual({ S: '😀'.repeat(512) })
    expect(errorOf(() => sortKey('Order.sk', ''))).toEqual({ code: 'KEY.EMPTY', message: 'The key Order.sk would be empty.' })
    expect(errorOf(() => sortKey('Order.sk', `${'é'.repeat(512)}a`))).toEqual({
      code: 'KEY.TOO_LONG',
      message: 'The key Order.sk would have 1025 bytes; DynamoDB allows 1024.',
    })
    expect(errorOf(() => partitionKey('Order.pk', '€'.repeat(683)))).toEqual({
      code: 'KEY.TOO_LONG',
      message: 'The key Order.pk would have 2049 bytes; DynamoDB allows 2048.',
    })
  })
})
