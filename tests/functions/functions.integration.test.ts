import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import {
  allOf,
  type Connection,
  countOf,
  explanationOf,
  firstOf,
  inOneScope,
  itemsOf,
  type Middleware,
  pageOf,
  transformAttributes,
  when,
  withCursors,
  withMiddleware,
  withObserver,
} from '@keyloom/core/runtime'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, expect, test } from 'vitest'
import { errorOf } from '../transact/start-club.js'
import * as account from './generated/account-functions.js'
import { accountWithTickets, batchGet, batchWrite, connectDesk, deskScope, rename, transact, vote } from './generated/functions.js'
import { createDesk, deskTable, type Note, tenantsTable } from './generated/index.js'
import * as note from './generated/note-functions.js'
import * as task from './generated/task-functions.js'
import * as ticket from './generated/ticket-functions.js'

let made = 0

describeOnEngines('functions do what the methods of repositories do', (on) => {
  let desk: Connection
  let tables: { readonly desk: string; readonly tenants: string }
  const ticketOf = (ticketId: string) => ({ accountId: 'a', ticketId, state: 'open' as const, title: ticketId, votes: 0 })

  beforeEach(async () => {
    made += 1
    tables = { desk: `functions-desk-${process.pid}-${made}`, tenants: `functions-tenants-${process.pid}-${made}` }
    await on.client.send(new CreateTableCommand(deskTable(tables.desk)))
    await on.client.send(new CreateTableCommand(tenantsTable(tables.tenants)))
    desk = connectDesk({ client: on.client, tables })
  })

  test('one item is written and read, and its repository finds it', async () => {
    const created = await ticket.create(desk, { accountId: 'a', ticketId: 't1', state: 'open', title: 't1' })
    expect(created).toEqual(ticketOf('t1'))
    expect((await errorOf(ticket.create(desk, created))).code).toBe('ITEM.EXISTS')
    const key = { accountId: 'a', ticketId: 't1' }
    expect(await ticket.updateInPlace(desk, key, { add: { votes: 2 } })).toEqual({ ...created, votes: 2 })
    expect(await createDesk({ client: on.client, tables }).ticket.get(key)).toEqual({ ...created, votes: 2 })
    expect(await ticket.update(desk, key, { set: { votes: 2 } })).toEqual({ ...created, votes: 2 })
    // @ts-expect-error Types of property 'add' are incompatible
    expect((await errorOf(ticket.update(desk, key, { add: { votes: 1 } }))).code).toBe('INPUT.INVALID')
    expect(await ticket.delete(desk, key)).toEqual({ ...created, votes: 2 })
    expect(await ticket.get(desk, key)).toBeUndefined()
  })

  test('a condition is made by `when`', async () => {
    await ticket.put(desk, ticketOf('t1'))
    const key = { accountId: 'a', ticketId: 't1' }
    const done = { set: { state: 'done' as const } }
    expect(await ticket.update(desk, key, done, { if: when({ state: 'open', votes: { lt: 1 } }) })).toEqual({
      ...ticketOf('t1'),
      state: 'done',
    })
    expect((await errorOf(ticket.updateInPlace(desk, key, done, { if: when([{ state: 'open' }, { votes: 1 }]) }))).code).toBe(
      'ITEM.CONDITION_FAILED',
    )
    const checked = { one: ticket.txCheck(key, { if: when({ state: 'open' }) }) }
    expect((await errorOf(transact(desk, checked))).code).toBe('TRANSACTION.CANCELED')
    expect((await errorOf(ticket.delete(desk, key, { if: when({ title: 'absent' }) }))).code).toBe('ITEM.CONDITION_FAILED')
    // @ts-expect-error Type '"opened"' is not assignable to type
    expect((await errorOf(ticket.put(desk, ticketOf('t1'), { if: when({ state: 'opened' }) }))).code).toBe('INPUT.INVALID')
    // @ts-expect-error Object literal may only specify known properties, and 'state' does not exist in type 'When<Ticket>'
    expect((await errorOf(ticket.put(desk, ticketOf('t1'), { if: { state: 'open' } }))).code).toBe('INPUT.INVALID')
    const ofNote = when<Note>({ text: 'N' })
    // @ts-expect-error Type 'When<Note>' is not assignable to type 'When<Ticket>'
    expect((await errorOf(ticket.put(desk, ticketOf('t1'), { if: ofNote }))).code).toBe('INPUT.INVALID')
  })

  test('a question is answered by a page, all, the first, the number, one by one, or in words', async () => {
    for (const id of ['t1', 't2', 't3']) await ticket.put(desk, ticketOf(id))
    const all = ticket.byAccount(desk, { accountId: 'a' })
    const first = await pageOf(all, { pageSize: 2, consistent: true })
    expect(first.items).toEqual([ticketOf('t1'), ticketOf('t2')])
    expect(await pageOf(all, { cursor: first.cursor! })).toMatchObject({ items: [ticketOf('t3')], truncated: false })
    expect(await allOf(ticket.byAccount(desk, { accountId: 'a' }, { ticketId: { gt: 't1' } }))).toEqual([ticketOf('t2'), ticketOf('t3')])
    const open = ticket.inState(desk, { state: 'open' })
    expect([await firstOf(open), await countOf(open)]).toEqual([ticketOf('t3'), 3])
    const ids: string[] = []
    for await (const { ticketId } of itemsOf(open)) ids.push(ticketId)
    expect(ids).toEqual(['t3', 't2', 't1'])
    expect(explanationOf(open)).toMatchObject({ pattern: 'Ticket.inState', index: 'gsi1', operation: 'Query' })
    // @ts-expect-error Object literal may only specify known properties, and 'consistent' does not exist in type
    expect((await errorOf(pageOf(open, { consistent: true }))).code).toBe('INPUT.INVALID')
    expect((await errorOf(allOf(all, { maxItems: 2 }))).code).toBe('QUERY.BUDGET')
  })

  test('other reads are as those of repositories', async () => {
    await account.create(desk, { accountId: 'a', email: 'a@example.com', name: 'A' })
    await ticket.put(desk, ticketOf('t1'))
    expect(await ticket.byId(desk, { accountId: 'a', ticketId: 't1' })).toEqual(ticketOf('t1'))
    expect(await ticket.everywhere(desk).all()).toEqual([ticketOf('t1')])
    expect(await accountWithTickets(desk, { accountId: 'a' }).all()).toMatchObject({ account: { name: 'A' }, tickets: [ticketOf('t1')] })
    const refs = { here: ticket.ref({ accountId: 'a', ticketId: 't1' }), gone: ticket.ref({ accountId: 'a', ticketId: 't2' }) }
    expect(await batchGet(desk, refs)).toEqual({ here: ticketOf('t1'), gone: undefined })
  })

  test('promises are kept: what is unique, and what is deleted to be restored', async () => {
    await account.create(desk, { accountId: 'a', email: 'a@example.com', name: 'A' })
    expect((await errorOf(account.create(desk, { accountId: 'b', email: 'a@example.com', name: 'B' }))).code).toBe('ITEM.NOT_UNIQUE')
    await note.create(desk, { noteId: 'n', text: 'N' })
    await note.delete(desk, { noteId: 'n' })
    expect(await note.get(desk, { noteId: 'n' })).toBeUndefined()
    expect((await note.restore(desk, { noteId: 'n' })).text).toBe('N')
    await note.purge(desk, { noteId: 'n' })
    expect((await errorOf(note.restore(desk, { noteId: 'n' }))).code).toBe('ITEM.NOT_FOUND')
  })

  test('operations go into transactions and batches, and declared transactions are functions', async () => {
    const result = await transact(desk, { first: ticket.txCreate(ticketOf('t1')), second: ticket.txPut(ticketOf('t2')) })
    expect(result).toEqual({ first: ticketOf('t1'), second: ticketOf('t2') })
    const checked = { gone: ticket.txCheck({ accountId: 'a', ticketId: 't1' }, { exists: false }), done: ticket.txDelete(ticketOf('t2')) }
    expect((await errorOf(transact(desk, checked))).code).toBe('TRANSACTION.CANCELED')
    await batchWrite(desk, [ticket.batchPut(ticketOf('t3')), ticket.batchDelete(ticketOf('t2'))])
    expect((await allOf(ticket.byAccount(desk, { accountId: 'a' }))).map(({ ticketId }) => ticketId)).toEqual(['t1', 't3'])
    expect(await vote(desk, { accountId: 'a', ticketId: 't1', noteId: 'n', text: 'N' })).toEqual({
      ticket: undefined,
      note: { noteId: 'n', text: 'N' },
    })
    expect((await ticket.get(desk, { accountId: 'a', ticketId: 't1' }))?.votes).toBe(1)
  })

  test('a connection is given sealed cursors, middleware and an observer, of which the last one given is outermost', async () => {
    const heard: string[] = []
    const around = (name: string): Middleware => ({
      name,
      async around(_, next) {
        heard.push(name)
        return next()
      },
    })
    const shout = transformAttributes({
      name: 'shout',
      attributes: ['title'],
      write: async ({ title }) => ({ title: { S: title?.S?.toUpperCase() ?? '' } }),
      read: async ({ title }) => ({ title: { S: title?.S?.toLowerCase() ?? '' } }),
    })
    const quiet = withMiddleware(withMiddleware(desk, [around('second'), around('third')]), [shout, around('first')])
    const observed = withObserver(quiet, ({ pattern, capacity }) => heard.push(`${pattern} ${capacity}`), { capacity: true })
    for (const id of ['t1', 't2']) await ticket.put(observed, ticketOf(id))
    expect(heard).toEqual(['t1', 't2'].flatMap(() => ['first', 'second', 'third', 'Ticket.put 2']))
    expect((await ticket.get(desk, { accountId: 'a', ticketId: 't1' }))?.title).toBe('T1')
    const sealed = withCursors(observed, { secrets: ['x'.repeat(32)] })
    const { cursor, items } = await pageOf(ticket.byAccount(sealed, { accountId: 'a' }), { pageSize: 1 })
    expect(items).toEqual([ticketOf('t1')])
    expect((await pageOf(ticket.byAccount(sealed, { accountId: 'a' }), { cursor: cursor! })).items).toEqual([ticketOf('t2')])
    expect((await errorOf(pageOf(ticket.byAccount(desk, { accountId: 'a' }), { cursor: cursor! }))).code).toBe('CURSOR.INVALID')
    expect(() =>
      withMiddleware(desk, [transformAttributes({ ...shout, attributes: ['gsi1pk'], write: async (x) => x, read: async (x) => x })]),
    ).toThrow(expect.objectContaining({ code: 'MIDDLEWARE.INVALID' }))
  })

  test('an entity in a scope is written and read within it', async () => {
    const [a, b] = [deskScope({ tenantId: 'a' }), deskScope({ tenantId: 'b' })]
    await task.create(desk, a, { taskId: '1', title: 'A' })
    await task.create(desk, b, { taskId: '1', title: 'B' })
    await rename(desk, a, { taskId: '1', title: 'renamed' })
    expect(await allOf(task.all(desk, a))).toEqual([{ tenantId: 'a', taskId: '1', title: 'renamed' }])
    expect(await task.get(desk, b, { taskId: '1' })).toEqual({ tenantId: 'b', taskId: '1', title: 'B' })
    const foreign = { gone: task.txDelete(b, { taskId: '1' }) }
    expect(() => inOneScope(a, foreign)).toThrow(expect.objectContaining({ code: 'SCOPE.FOREIGN' }))
  })
})
