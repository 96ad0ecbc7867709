import type { Item } from '@keyloom/core/runtime'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, expect, test } from 'vitest'
import { startBoards, type TestBoards } from './start-boards.js'

const key = { boardId: 'b', ticketId: 't' }
const time = '2125-01-01T00:00:00.000Z'
const ticket: Item = {
  pk: { S: 'TICKET#t' },
  sk: { S: 'TICKET' },
  _type: { S: 'Ticket' },
  boardId: { S: 'b' },
  ticketId: { S: 't' },
  slug: { S: 'fix' },
  status: { S: 'open' },
  points: { N: '3' },
  version: { N: '1' },
  createdAt: { S: time },
  updatedAt: { S: time },
}
const label: Item = { pk: { S: 'label#red' }, sk: { S: 'label' }, _type: { S: 'Label' }, name: { S: 'red' }, color: { S: '#f00' } }
const there = 'label#red / label'
const here = 'LABEL#red / LABEL'

describeOnEngines('several items, some under their other key', (on) => {
  let at: TestBoards
  const keys = async () => Object.keys(await at.stored()).toSorted()
  const red = () => at.boards.label.ref({ name: 'red' })

  beforeEach(async () => {
    at = await startBoards(on)
    await at.put(ticket)
    await at.put(label)
    await at.boards.label.create({ name: 'blue', color: '#00f' })
  })

  test.each(['batchGet', 'transactGet'] as const)('%s finds items under either key, and moves nothing', async (read) => {
    const before = await keys()
    const refs = {
      red: red(),
      blue: at.boards.label.ref({ name: 'blue' }),
      ticket: at.boards.ticket.ref(key),
      none: at.boards.label.ref({ name: 'none' }),
      left: undefined,
    }
    expect(await at.boards[read](refs)).toEqual({
      red: { name: 'red', color: '#f00' },
      blue: { name: 'blue', color: '#00f' },
      ticket: expect.objectContaining({ ...key, points: 3, version: 1 }),
      none: undefined,
      left: undefined,
    })
    expect(await at.boards[read]([undefined, red()])).toEqual([undefined, { name: 'red', color: '#f00' }])
    expect(await keys()).toEqual(before)
  })

  test.each(['batchGet', 'transactGet'] as const)(
    '%s: one key there may be of two items here: the other one is not meant',
    async (read) => {
      const other = at.boards.ticket.ref({ ...key, boardId: 'other' })
      expect(await at.boards[read]({ own: at.boards.ticket.ref(key), other })).toEqual({
        own: expect.objectContaining(key),
        other: undefined,
      })
    },
  )

  test('an item that moves between the reads of a batch is found', async () => {
    const back = async () => {
      await at.take(there)
      await at.put({ ...label, pk: { S: 'LABEL#red' }, sk: { S: 'LABEL' } })
    }
    await at.take(there)
    at.before('BatchGetItem', async () => at.before('BatchGetItem', back))
    expect(await at.boards.batchGet([red()])).toEqual([{ name: 'red', color: '#f00' }])
  })

  test('a key that is wrong is told by its name, as without another key', async () => {
    for (const read of ['batchGet', 'transactGet'] as const) {
      await expect(at.boards[read]({ red: at.boards.label.ref({} as never) })).rejects.toMatchObject({
        code: 'INPUT.INVALID',
        path: ['red', 'name'],
      })
    }
  })

  test('a transaction updates, checks and deletes what is under either key', async () => {
    await at.boards.transact({
      ticket: at.boards.ticket.tx.update(key, { set: { points: 5 } }, { version: 1 }),
      blue: at.boards.label.tx.check({ name: 'blue' }),
      red: at.boards.label.tx.delete({ name: 'red' }),
    })
    expect(await at.boards.ticket.get(key)).toMatchObject({ points: 5, version: 2 })
    expect(await keys()).toEqual(['BOARD#b / TICKET#t', 'LABEL#blue / LABEL', 'UNIQUE#Ticket#slug#fix / UNIQUE'])
  })

  test.each(['put', 'upsert'] as const)('a %s within a transaction leaves one item', async (write) => {
    await at.boards.transact({ red: at.boards.label.tx[write]({ name: 'red', color: '#e00' }) })
    expect((await keys()).filter((name) => /red/.test(name))).toEqual([here])
    expect(await at.boards.label.get({ name: 'red' })).toEqual({ name: 'red', color: '#e00' })
  })

  test('what must not be there is not under the other key either', async () => {
    const failures = { red: expect.objectContaining({ code: 'ITEM.EXISTS' }) }
    const create = { red: at.boards.label.tx.create({ name: 'red', color: '#e00' }) }
    await expect(at.boards.transact(create)).rejects.toMatchObject({ code: 'TRANSACTION.CANCELED', payload: { failures } })
    await at.take(here)
    await at.put(label)
    const check = { red: at.boards.label.tx.check({ name: 'red' }, { exists: false }) }
    await expect(at.boards.transact(check)).rejects.toMatchObject({ code: 'TRANSACTION.CANCELED', payload: { failures } })
    expect((await at.boards.label.get({ name: 'red' }))?.color).toBe('#f00')
  })

  test('a transaction that fails for another reason fails at once, and all that was moved is as it was', async () => {
    const demand = { red: at.boards.label.tx.update({ name: 'red' }, { set: { color: '#0f0' } }, { if: { color: '#123' } }) }
    await expect(at.boards.transact(demand)).rejects.toMatchObject({
      code: 'TRANSACTION.CANCELED',
      payload: { failures: { red: { code: 'ITEM.CONDITION_FAILED', current: { name: 'red', color: '#f00' } } } },
    })
    expect(await at.boards.label.get({ name: 'red' })).toEqual({ name: 'red', color: '#f00' })
  })

  test('an item that the other release takes back while a transaction is sent is brought here again', async () => {
    const back = async () => {
      await at.take(here)
      await at.put(label)
    }
    await at.boards.label.settle({ name: 'red' })
    at.before('TransactWriteItems', back)
    await at.boards.transact({ red: at.boards.label.tx.delete({ name: 'red' }) })
    expect(await at.boards.label.get({ name: 'red' })).toBe(undefined)
  })

  test('a declared transaction does, too', async () => {
    await at.boards.retire({ name: 'red', ...key })
    expect(await keys()).toEqual(['BOARD#b / TICKET#t', 'LABEL#blue / LABEL', 'UNIQUE#Ticket#slug#fix / UNIQUE'])
    expect(await at.boards.ticket.get(key)).toMatchObject({ points: 0, version: 2 })
  })

  test('a move to a key whose item is still there under its other one is refused', async () => {
    await at.boards.ticket.create({ boardId: 'b', ticketId: 'u', slug: 'u', status: 'open' })
    await expect(at.boards.ticket.move({ boardId: 'b', ticketId: 'u' }, key)).rejects.toMatchObject({ code: 'ITEM.EXISTS' })
    expect(await keys()).toContain('TICKET#t / TICKET')
  })
})
