import type { Item } from '@keyloom/core/runtime'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, expect, test } from 'vitest'
import { startBoards, type TestBoards } from './start-boards.js'

const key = { boardId: 'b', ticketId: 't' }
const ticket = { ...key, slug: 'fix', status: 'open', points: 3, version: 1 } as const
const time = '2125-01-01T00:00:00.000Z'
/** The ticket under its old key, with its sentinel and an attribute that the schema does not know. */
const stored: Item = {
  pk: { S: 'TICKET#t' },
  sk: { S: 'TICKET' },
  _type: { S: 'Ticket' },
  boardId: { S: 'b' },
  ticketId: { S: 't' },
  slug: { S: 'fix' },
  status: { S: 'open' },
  points: { N: '3' },
  gsi1pk: { S: 'STATE#open' },
  version: { N: '1' },
  createdAt: { S: time },
  updatedAt: { S: time },
  foreign: { S: 'kept' },
}
const sentinel = (pk: string, sk: string): Item => ({
  pk: { S: 'UNIQUE#Ticket#slug#fix' },
  sk: { S: 'UNIQUE' },
  _type: { S: '$unique' },
  _owner: { M: { pk: { S: pk }, sk: { S: sk } } },
})
const label: Item = { pk: { S: 'label#red' }, sk: { S: 'label' }, _type: { S: 'Label' }, name: { S: 'red' }, color: { S: '#f00' } }
const found = { ...ticket, createdAt: new Date(time), updatedAt: new Date(time) }
const here = 'BOARD#b / TICKET#t'
const there = 'TICKET#t / TICKET'

describeOnEngines('items under their other key', (on) => {
  let at: TestBoards
  const keys = async () => Object.keys(await at.stored()).toSorted()

  beforeEach(async () => {
    at = await startBoards(on)
    await at.put(stored)
    await at.put(sentinel('TICKET#t', 'TICKET'))
  })

  test('a read finds an item under either key, and moves nothing', async () => {
    expect(await at.boards.ticket.get(key)).toEqual(found)
    expect(await at.boards.ticket.get({ ...key, ticketId: 'none' })).toBe(undefined)
    expect((await at.stored())[there]).toEqual(stored)
  })

  test('one key there may be of two items here: the other one is not meant', async () => {
    expect(await at.boards.ticket.get({ ...key, boardId: 'other' })).toBe(undefined)
    expect(await at.boards.ticket.settle({ ...key, boardId: 'other' })).toBe('nothing')
  })

  test('settle moves the item with what is unique of it, forms the keys of its indexes, and keeps everything else', async () => {
    expect(await at.boards.ticket.settle(key)).toBe('moved')
    expect(await at.stored()).toEqual({
      [here]: { ...stored, pk: { S: 'BOARD#b' }, sk: { S: 'TICKET#t' }, gsi1pk: { S: 'STATUS#open' }, gsi1sk: { S: 't' } },
      'UNIQUE#Ticket#slug#fix / UNIQUE': sentinel('BOARD#b', 'TICKET#t'),
    })
    expect(await at.boards.ticket.settle(key)).toBe('nothing')
  })

  test('a write brings the item here first', async () => {
    expect(await at.boards.ticket.update(key, { set: { points: 5 } }, { version: 1 })).toMatchObject({ points: 5, version: 2 })
    expect(await keys()).toEqual([here, 'UNIQUE#Ticket#slug#fix / UNIQUE'])
    expect(await at.boards.ticket.ofBoard({ boardId: 'b' }).all()).toMatchObject([{ points: 5 }])
  })

  test('create meets the item that is there', async () => {
    const { version: _, ...input } = ticket
    await expect(at.boards.ticket.create(input)).rejects.toMatchObject({ code: 'ITEM.EXISTS' })
  })

  test('delete and restore work on the item that was there', async () => {
    await at.boards.ticket.delete(key)
    expect(await at.boards.ticket.get(key)).toBe(undefined)
    expect(await at.boards.ticket.restore(key)).toMatchObject({ ...ticket, version: 3 })
    expect(await keys()).toEqual([here, 'UNIQUE#Ticket#slug#fix / UNIQUE'])
  })

  test('a write under the old key while the item is moved is not lost', async () => {
    at.before('TransactWriteItems', () => at.put({ ...stored, points: { N: '8' }, version: { N: '2' } }))
    expect(await at.boards.ticket.settle(key)).toBe('moved')
    expect(await at.boards.ticket.get(key)).toMatchObject({ points: 8, version: 2 })
  })

  test('nor is one where no version tells of it', async () => {
    await at.put(label)
    at.before('TransactWriteItems', () => at.put({ ...label, note: { S: 'new' } }))
    expect(await at.boards.label.update({ name: 'red' }, { set: { color: '#e00' } })).toEqual({ name: 'red', color: '#e00', note: 'new' })
  })

  test('nothing is created here while the other release creates it there', async () => {
    at.before('TransactWriteItems', () => at.put(label))
    await expect(at.boards.label.create({ name: 'red', color: '#e00' })).rejects.toMatchObject({ code: 'ITEM.EXISTS' })
    expect(await at.boards.label.get({ name: 'red' })).toEqual({ name: 'red', color: '#f00' })
    expect(await keys()).toContain('LABEL#red / LABEL')
    expect(await keys()).not.toContain('label#red / label')
  })

  test('a delete is done although the other release takes the item back in between', async () => {
    await at.put(label)
    const back = async () => {
      await at.put(label)
      await at.take('LABEL#red / LABEL')
    }
    // It is looked for there, brought here, and then read here.
    at.before('GetItem', async () => at.before('TransactWriteItems', async () => at.before('GetItem', back)))
    expect(await at.boards.label.delete({ name: 'red' })).toEqual({ name: 'red', color: '#f00' })
    expect(await at.boards.label.get({ name: 'red' })).toBe(undefined)
  })

  test('an item that moves between the reads of a get is found', async () => {
    at.before('GetItem', async () => at.before('GetItem', () => at.boards.ticket.settle(key)))
    expect(await at.boards.ticket.get(key)).toEqual(found)
  })

  test('where an item stands under both keys, none is touched, and the one here answers', async () => {
    await at.put({ ...stored, pk: { S: 'BOARD#b' }, sk: { S: 'TICKET#t' }, points: { N: '9' } })
    const before = await at.stored()
    expect(await at.boards.ticket.settle(key)).toBe('taken')
    expect(await at.stored()).toEqual(before)
    expect(await at.boards.ticket.get(key)).toMatchObject({ points: 9 })
  })
})
