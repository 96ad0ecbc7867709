/**
 * Promise 1. ElectroDB joins composite attributes without escaping and folds their case: `{ a: '1#b_2', b: '3' }` and `{ a: '1', b: '2#b_3' }`
 * have one key, and so have `ABC` and `abc` (electrodb#523); its padded numbers sort `-5` behind `10`. Here different values have different
 * keys, case is kept, and keys sort as the values do.
 */
import { describeOnEngines } from '@keyloom/testing/vitest'
import { expect, test } from 'vitest'
import { errorOf, startLedger } from './start-ledger.js'

describeOnEngines('promise 1: no two keys collide', (on) => {
  test('where values hold delimiters, escapes, each other or nothing', async () => {
    const { ledger } = await startLedger(on)
    const pages = [
      ['1#2', '3'],
      ['1', '2#3'],
      ['1$23', '2'],
      ['1#', '2'],
      ['1', '#2'],
      ['', '#'],
      ['#', ''],
      ['ABC', 'x'],
      ['abc', 'x'],
      ['a', '👍'],
      ['a👍', ''],
    ] as const
    for (const [book, page] of pages) await ledger.entry.create({ book, page, line: 1, text: `${book}|${page}` })
    for (const [book, page] of pages) {
      expect(await ledger.entry.ofPage({ book, page }).all()).toEqual([{ book, page, line: 1, text: `${book}|${page}` }])
    }
  })

  test('and numbers come in their order, below zero and beyond the first digits', async () => {
    const { ledger } = await startLedger(on)
    const lines = [10, -5, 2, 123_456_789, 0, -10, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER]
    for (const line of lines) await ledger.entry.create({ book: 'b', page: 'p', line })
    const found = await ledger.entry.ofPage({ book: 'b', page: 'p' }).all()
    expect(found.map(({ line }) => line)).toEqual([...lines].sort((a, b) => a - b))
    const small = await ledger.entry.ofPage({ book: 'b', page: 'p' }, { line: { gt: -10, lte: 10 } }).all()
    expect(small.map(({ line }) => line)).toEqual([-5, 0, 2, 10])
  })

  test('and what cannot be a key is refused before a request leaves', async () => {
    const { ledger, left } = await startLedger(on)
    left()
    const asked = [
      () => ledger.entry.create({ book: 'b', page: 'p', line: Number.NaN }),
      () => ledger.entry.get({ book: 'b', page: undefined as never, line: 1 }),
      () => ledger.entry.create({ book: '\ud800', page: 'p', line: 1 }),
      () => ledger.entry.get({ book: 'b'.repeat(3000), page: 'p', line: 1 }),
    ]
    const codes = []
    for (const ask of asked) codes.push((await errorOf(ask())).code)
    expect(codes).toEqual(['ITEM.INVALID', 'INPUT.INVALID', expect.stringMatching(/^(ITEM\.INVALID|KEY\.INVALID_VALUE)$/), 'KEY.TOO_LONG'])
    expect(left()).toEqual([])
  })
})
