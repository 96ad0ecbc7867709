import { describe, expect, test } from 'vitest'
import { compareUtf8, numberBounds, successor, textBounds, utf8Length } from './index.js'

const followed = { followed: true, delimiter: '#' }
const last = { followed: false, delimiter: '#' }

describe('a value that more follows', () => {
  test.each([
    [{}, { condition: 'prefix', low: 'ORDER#' }],
    [{ eq: '5' }, { condition: 'prefix', low: 'ORDER#5#' }],
    [{ beginsWith: '5' }, { condition: 'prefix', low: 'ORDER#5' }],
    [{ lt: '5' }, { condition: 'between', low: 'ORDER#', high: 'ORDER#5', dropLow: false, dropHigh: true }],
    [{ lte: '5' }, { condition: 'between', low: 'ORDER#', high: 'ORDER#5$', dropLow: false, dropHigh: true }],
    [{ gt: '5' }, { condition: 'between', low: 'ORDER#5$', high: 'ORDER$', dropLow: false, dropHigh: true }],
    [{ gte: '5' }, { condition: 'between', low: 'ORDER#5#', high: 'ORDER$', dropLow: false, dropHigh: true }],
    [{ between: ['5', '7'] }, { condition: 'between', low: 'ORDER#5#', high: 'ORDER#7$', dropLow: false, dropHigh: true }],
    [
      { gt: '5', lt: '7' },
      { condition: 'between', low: 'ORDER#5$', high: 'ORDER#7', dropLow: false, dropHigh: true },
    ],
    [{ gt: '7', lt: '5' }, { condition: 'none' }],
    [{ gt: '5', lte: '5' }, { condition: 'none' }],
    [{ gte: '5', lt: '5' }, { condition: 'none' }],
  ] as const)('%j', (range, condition) => {
    expect(textBounds('ORDER#', range, followed)).toEqual(condition)
  })
})

describe('a value at the end of the key', () => {
  test.each([
    [{ eq: '5' }, { condition: 'equal', low: 'ORDER#5' }],
    [{ lt: '5' }, { condition: 'between', low: 'ORDER#', high: 'ORDER#5', dropLow: false, dropHigh: true }],
    [{ lte: '5' }, { condition: 'between', low: 'ORDER#', high: 'ORDER#5', dropLow: false, dropHigh: false }],
    [{ gt: '5' }, { condition: 'between', low: 'ORDER#5\0', high: 'ORDER$', dropLow: false, dropHigh: true }],
    [{ gte: '5' }, { condition: 'between', low: 'ORDER#5', high: 'ORDER$', dropLow: false, dropHigh: true }],
    [
      { gte: '5', lte: '5' },
      { condition: 'equal', low: 'ORDER#5' },
    ],
    [{ gt: '5', lte: '5' }, { condition: 'none' }],
    [{ lt: '' }, { condition: 'none' }],
  ] as const)('%j', (range, condition) => {
    expect(textBounds('ORDER#', range, last)).toEqual(condition)
  })

  test('a bound that a NUL would make too long drops the equal key instead', () => {
    const long = 'x'.repeat(1018)
    expect(textBounds('ORDER#', { gt: long }, last)).toEqual({
      condition: 'between',
      low: `ORDER#${long}`,
      high: 'ORDER$',
      dropLow: true,
      dropHigh: true,
    })
  })
})

describe('without a prefix', () => {
  test.each([
    [{}, { condition: 'all' }],
    [{ eq: '5' }, { condition: 'equal', low: '5' }],
    [{ lt: '5' }, { condition: 'below', high: '5' }],
    [{ lte: '5' }, { condition: 'to', high: '5' }],
    [{ gt: '5' }, { condition: 'above', low: '5' }],
    [{ gte: '5' }, { condition: 'from', low: '5' }],
    [{ between: ['5', '7'] }, { condition: 'between', low: '5', high: '7', dropLow: false, dropHigh: false }],
    [{ beginsWith: '' }, { condition: 'all' }],
    [{ gt: '' }, { condition: 'all' }],
    [
      { gte: '', lt: '5' },
      { condition: 'below', high: '5' },
    ],
    [{ lt: '' }, { condition: 'none' }],
    [{ lte: '' }, { condition: 'none' }],
    [{ eq: '' }, { condition: 'none' }],
  ] as const)('%j', (range, condition) => {
    expect(textBounds('', range, last)).toEqual(condition)
  })
})

test('a descending encoding turns the range round', () => {
  expect(textBounds('', { gt: '4' }, { ...last, descending: true })).toEqual({ condition: 'below', high: '4' })
  expect(textBounds('', { between: ['7', '4'] }, { ...last, descending: true })).toEqual({
    condition: 'between',
    low: '4',
    high: '7',
    dropLow: false,
    dropHigh: false,
  })
})

test('a value of fixed width that another follows at once', () => {
  const adjacent = { followed: true, delimiter: '' }
  expect(textBounds('A', { lte: '05' }, adjacent)).toEqual({ condition: 'between', low: 'A', high: 'A06', dropLow: false, dropHigh: true })
  expect(textBounds('A', { gt: '05' }, adjacent)).toEqual({ condition: 'between', low: 'A06', high: 'B', dropLow: false, dropHigh: true })
})

test('numbers', () => {
  expect(
    [
      {},
      { eq: 5 },
      { lt: 5 },
      { lte: 5 },
      { gt: 5 },
      { gte: 5 },
      { between: [5, 7] as const },
      { gt: 5, lt: 7 },
      { gt: 7, lt: 5 },
      { gt: 5, lte: 5 },
      { gte: 5, lte: 5 },
    ].map((range) => numberBounds<number>(range)),
  ).toEqual([
    { condition: 'all' },
    { condition: 'equal', low: 5 },
    { condition: 'below', high: 5 },
    { condition: 'to', high: 5 },
    { condition: 'above', low: 5 },
    { condition: 'from', low: 5 },
    { condition: 'between', low: 5, high: 7, dropLow: false, dropHigh: false },
    { condition: 'between', low: 5, high: 7, dropLow: true, dropHigh: true },
    { condition: 'none' },
    { condition: 'none' },
    { condition: 'equal', low: 5 },
  ])
})

test('the least text after all that begin with a prefix', () => {
  expect(['ORDER#', 'a\u{10ffff}', '\ud7ff', '\uffff', '\u{10ffff}', ''].map(successor)).toEqual([
    'ORDER$',
    'b',
    '\ue000',
    '\u{10000}',
    undefined,
    undefined,
  ])
})

test('order and length in UTF-8', () => {
  const texts = ['', 'B', 'a', 'aa', 'z', 'é', '\ue000', '\uffff', '😀', '😁', '\u{10ffff}']
  expect([...texts].reverse().sort(compareUtf8)).toEqual(texts)
  expect(texts.map(utf8Length)).toEqual(texts.map((text) => Buffer.byteLength(text)))
})
