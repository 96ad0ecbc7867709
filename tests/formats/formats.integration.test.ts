import { CreateTableCommand, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import { createDesk, type Desk, deskTable } from './generated/index.js'

/** ULIDs of the last millisecond of a day, of the first of the next, and of one a day later. */
const [late, early, next] = ['01KDVDN9ZZAAAAAAAAAAAAAAAA', '01KDVDNA00AAAAAAAAAAAAAAAA', '01KDY02100AAAAAAAAAAAAAAAA']

describeOnEngines('keys made of other forms of values', (on) => {
  let desk: Desk
  const table = `formats-${process.pid}-${on.name}`
  const ids = (tickets: readonly { readonly ticketId: string }[]) => tickets.map(({ ticketId }) => ticketId)

  beforeAll(async () => {
    await on.client.send(new CreateTableCommand(deskTable(table)))
    desk = createDesk({ client: on.client, tables: { desk: table } })
    await desk.ticket.create({ ticketId: late, priority: 'low', score: 0.5 })
    await desk.ticket.create({ ticketId: early, priority: 'urgent', score: -2, assignee: 'ann' })
    await desk.ticket.create({ ticketId: next, priority: 'normal', score: 99.25 })
  })

  test('are stored as they are said', async () => {
    const { Item } = await on.client.send(
      new GetItemCommand({ TableName: table, Key: { pk: { S: `TICKET#{${late}#}` }, sk: { S: '0be7' } } }),
    )
    expect(Item).toMatchObject({
      queuePk: { S: 'ASSIGNEE#no one' },
      queueSk: { S: `10#${late}` },
      daysPk: { S: 'DAY#2025-12-31' },
      scoresPk: { S: 'SCORES#low' },
      scoresSk: { S: `-9999.4~#${late}` },
    })
    expect(await desk.ticket.byId({ ticketId: late })).toEqual({ ticketId: late, priority: 'low', score: 0.5 })
  })

  test('sort by rank, and bound it', async () => {
    expect(ids(await desk.ticket.queue({ assignee: 'no one' }).all())).toEqual([next, late])
    expect(ids(await desk.ticket.queue({ assignee: 'no one' }, { priority: { gt: 'normal' } }).all())).toEqual([late])
    expect(ids(await desk.ticket.queue({ assignee: 'ann' }, { priority: { lte: 'urgent' } }).all())).toEqual([early])
    expect(ids(await desk.ticket.backlog({ assignee: 'no one' }).all())).toEqual([late, next])
  })

  test('have a text in the place of what is absent', async () => {
    await desk.ticket.update({ ticketId: early }, { remove: ['assignee'] })
    expect(ids(await desk.ticket.queue({ assignee: 'no one' }).all())).toEqual([early, next, late])
    await desk.ticket.update({ ticketId: early }, { set: { assignee: 'ann' } })
    expect(ids(await desk.ticket.queue({ assignee: 'no one' }).all())).toEqual([next, late])
  })

  test('are of the day, hour and month inside an id', async () => {
    expect(ids(await desk.ticket.ofDay({ ticketId: '2025-12-31' }).all())).toEqual([late])
    expect(ids(await desk.ticket.ofDay({ ticketId: '2026-01-01' }).all())).toEqual([early])
    const event = { eventId: '017f22e2-79b0-7cc3-98c4-dc0c0c07398f', upload: '0ujtsYcgvSTl8PAuAdqWYSMnLOv' }
    await desk.event.create(event)
    expect(await desk.event.byId({ eventId: event.eventId })).toEqual(event)
    expect(await desk.event.ofHour({ eventId: '2022-02-22T19' }).all()).toEqual([event])
    expect(await desk.event.uploads({ upload: '2017-10' }).all()).toEqual([event])
  })

  test('put the greatest first, and parse back from an index of keys', async () => {
    await desk.ticket.create({ ticketId: `${next.slice(0, -1)}B`, priority: 'normal', score: -999.5 })
    await desk.ticket.create({ ticketId: `${next.slice(0, -1)}C`, priority: 'normal', score: 0 })
    const best = await desk.ticket.best({ priority: 'normal' }).all()
    expect(best.map(({ score }) => score)).toEqual([99.25, 0, -999.5])
    expect(best[0]).toEqual({ ticketId: next, priority: 'normal', score: 99.25 })
    expect((await desk.ticket.best({ priority: 'normal' }, { score: { lt: 99.25, gte: -999.5 } }).all()).map(({ score }) => score)).toEqual(
      [0, -999.5],
    )
  })
})
