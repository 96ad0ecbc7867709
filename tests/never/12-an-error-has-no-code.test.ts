/**
 * Promise 12. Libraries throw `Error('Incomplete composite attributes')`, or let the SDK's error through without a word of what was asked.
 * Here every error has a code of the closed list, says what to do, links to its page, and is recognised by its shape.
 */
import { errorCodes } from '@keyloom/core'
import { isKeyloomError } from '@keyloom/core/runtime'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { expect, test } from 'vitest'
import { createLedger } from './generated/index.js'
import { errorOf, startLedger } from './start-ledger.js'

describeOnEngines('promise 12: every error has a code', (on) => {
  test('of the list, with a page, recognised by its shape', async () => {
    const { client, ledger } = await startLedger(on)
    const key = { book: 'b', page: 'p', line: 1 }
    await ledger.entry.create(key)
    const elsewhere = createLedger({ client, tables: { ledger: 'no-such-table' } })
    const asked = {
      'ITEM.EXISTS': () => ledger.entry.create(key),
      'ITEM.NOT_FOUND': () => ledger.entry.update({ ...key, line: 2 }, { set: { text: 'x' } }),
      'ITEM.CONDITION_FAILED': () => ledger.entry.update(key, { set: { text: 'x' } }, { if: { text: 'present' } }),
      'ITEM.INVALID': () => ledger.entry.create({ ...key, line: 'one' as never }),
      'INPUT.INVALID': () => ledger.entry.update(key, { set: { nothing: 1 } as never }),
      'CURSOR.INVALID': () => ledger.entry.ofPage(key).page({ cursor: 'nonsense' }),
      'REQUEST.TABLE_NOT_FOUND': () => elsewhere.entry.get(key),
    }
    for (const [code, ask] of Object.entries(asked)) {
      const error = await errorOf(ask())
      expect([error.code, error.name]).toEqual([code, 'KeyloomError'])
      expect(Object.keys(errorCodes)).toContain(error.code)
      expect(error.docsUrl).toMatch(/^https:\/\/.*#[a-z-]+$/)
      expect(error.message).toMatch(/(Entry|ledger)/)
      // Another copy of the package has another class: its errors are recognised all the same.
      expect(isKeyloomError(Object.assign(new Error(error.message), { name: error.name, code: error.code }), error.code)).toBe(true)
    }
    expect(() => createLedger({ client, tables: {} as never })).toThrow(expect.objectContaining({ code: 'CLIENT.NO_TABLE' }))
  })
})
