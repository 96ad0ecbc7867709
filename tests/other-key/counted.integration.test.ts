import type { Item } from '@keyloom/core/runtime'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, expect, test } from 'vitest'
import { startBoards, type TestBoards } from './start-boards.js'

const there = 'shelf#a / shelf'
const here = 'SHELF#a / SHELF'
const shelf = (key: string, more: Item = {}): Item => {
  const [pk = '', sk = ''] = key.split(' / ')
  return { pk: { S: pk }, sk: { S: sk }, _type: { S: 'Shelf' }, shelfId: { S: 'a' }, books: { N: '1' }, lastSlip: { N: '7' }, ...more }
}
const book = { pk: { S: 'BOOK#old' }, sk: { S: 'BOOK' }, _type: { S: 'Book' }, shelfId: { S: 'a' }, bookId: { S: 'old' } }

describeOnEngines('a parent that counts, under its other key', (on) => {
  let at: TestBoards
  /** Where the shelf is, and how many books it says it has. */
  const counts = async () =>
    Object.entries(await at.stored()).flatMap(([key, { _type, books }]) => (_type?.S === 'Shelf' ? [`${key} ${books?.N}`] : []))

  beforeEach(async () => {
    at = await startBoards(on)
    await at.put(shelf(there))
    await at.put(book)
  })

  test('its first child is created', async () => {
    expect(await at.boards.book.create({ shelfId: 'a', bookId: 'b' })).toEqual({ shelfId: 'a', bookId: 'b' })
    expect(await counts()).toEqual([`${here} 2`])
  })

  test.each(['put', 'upsert'] as const)('%s of a child that is new counts it, and of one that is there does not', async (write) => {
    await at.boards.book[write]({ shelfId: 'a', bookId: 'old', title: 'T' })
    expect(await counts()).toEqual([`${there} 1`])
    await at.boards.book[write]({ shelfId: 'a', bookId: 'b' })
    expect(await counts()).toEqual([`${here} 2`])
  })

  test('a child that is deleted is counted no more', async () => {
    await at.boards.book.delete({ bookId: 'old' })
    expect(await counts()).toEqual([`${here} 0`])
  })

  test('a child that goes to another parent is counted there', async () => {
    await at.boards.shelf.create({ shelfId: 'z' })
    await at.boards.book.upsert({ shelfId: 'z', bookId: 'old' })
    expect((await counts()).toSorted()).toEqual([`${here} 0`, 'SHELF#z / SHELF 1'])
  })

  test('several children of a transaction are counted at once', async () => {
    const { tx } = at.boards.book
    await at.boards.transact({ one: tx.create({ shelfId: 'a', bookId: '1' }), two: tx.create({ shelfId: 'a', bookId: '2' }) })
    expect(await counts()).toEqual([`${here} 3`])
  })

  test('a child gets the next number', async () => {
    expect(await at.boards.slip.create({ shelfId: 'a' })).toEqual({ shelfId: 'a', number: 8 })
    expect(await at.boards.slip.create({ shelfId: 'a' })).toEqual({ shelfId: 'a', number: 9 })
    expect((await at.stored())[here]).toEqual(shelf(here, { lastSlip: { N: '9' } }))
  })

  test('a parent that nobody has is told as ever, and one that is closed', async () => {
    const none = { code: 'ITEM.NOT_FOUND', payload: { entity: 'Shelf' } }
    await expect(at.boards.book.create({ shelfId: 'no', bookId: 'b' })).rejects.toMatchObject(none)
    await expect(at.boards.slip.create({ shelfId: 'no' })).rejects.toMatchObject(none)
    const failures = { book: expect.objectContaining({ code: 'ITEM.NOT_FOUND', entity: 'Shelf' }) }
    const create = { book: at.boards.book.tx.create({ shelfId: 'no', bookId: 'b' }) }
    await expect(at.boards.transact(create)).rejects.toMatchObject({ code: 'TRANSACTION.CANCELED', payload: { failures } })
    await at.put(shelf(there, { closedAt: { S: '2125-01-01T00:00:00.000Z' } }))
    await expect(at.boards.book.create({ shelfId: 'a', bookId: 'b' })).rejects.toMatchObject(none)
    await expect(at.boards.slip.create({ shelfId: 'a' })).rejects.toMatchObject(none)
    expect(Object.keys(await at.stored()).filter((key) => /b \/ BOOK|SLIP/.test(key))).toEqual([])
  })

  test('a child of a parent that is gone is deleted, unless somebody creates that at the other key meanwhile', async () => {
    await at.take(there)
    await at.boards.book.delete({ bookId: 'old' })
    expect(Object.keys(await at.stored())).toEqual([])

    await at.put(book)
    // It is counted off here, looked for there and here, and then deleted under the condition that it is in neither place.
    at.before('TransactWriteItems', async () => at.before('TransactWriteItems', () => at.put(shelf(there))))
    await at.boards.book.delete({ bookId: 'old' })
    expect(await counts()).toEqual([`${here} 0`])
  })

  test.each(['create', 'number'] as const)('a parent that comes here while it is looked for: %s', async (write) => {
    // The write here finds nothing, and then there is nothing there any more.
    at.before(write === 'create' ? 'TransactWriteItems' : 'UpdateItem', async () =>
      at.before('GetItem', async () => {
        await at.take(there)
        await at.put(shelf(here))
      }),
    )
    if (write === 'create') await at.boards.book.create({ shelfId: 'a', bookId: 'b' })
    else await at.boards.slip.create({ shelfId: 'a' })
    expect(await counts()).toEqual([`${here} ${write === 'create' ? 2 : 1}`])
  })

  test('a parent that the other release takes back in between is brought here again', async () => {
    await at.boards.shelf.settle({ shelfId: 'a' })
    at.before('TransactWriteItems', async () => {
      await at.take(here)
      await at.put(shelf(there))
    })
    await at.boards.book.create({ shelfId: 'a', bookId: 'b' })
    expect(await counts()).toEqual([`${here} 2`])
  })

  test('one that the other release takes back each time is not told as missing', async () => {
    let requests = 0
    const each = async () => {
      at.before('TransactWriteItems', each)
      // Each write finds the shelf elsewhere, and each settling brings it here.
      if (requests++ % 2 > 0) return
      await at.take(here)
      await at.put(shelf(there))
    }
    at.before('TransactWriteItems', each)
    const taken = { message: expect.stringContaining('other writers take the item back'), payload: { entity: 'Shelf' } }
    await expect(at.boards.book.create({ shelfId: 'a', bookId: 'b' })).rejects.toMatchObject({ code: 'ITEM.CONDITION_FAILED', ...taken })
    const canceled = { code: 'TRANSACTION.CANCELED', payload: { failures: {}, retryable: true } }
    requests = 0
    const create = { book: at.boards.book.tx.create({ shelfId: 'a', bookId: 'b' }) }
    await expect(at.boards.transact(create)).rejects.toMatchObject(canceled)
    expect(Object.keys(await at.stored())).not.toContain('BOOK#b / BOOK')
  })
})
