import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { codeOf, errorOf } from '../reads/start-desk.js'
import { createLog, type Log, logTable } from './generated/index.js'

/** Noon of the 14th; the days of the entries lie behind it and before it. */
const now = new Date('2026-03-14T12:00:00.000Z')
const hour = 3_600_000
const at = (day: number, hours = 0): Date => new Date(Date.UTC(2026, 2, day) + hours * hour)
const ids = (entries: readonly { readonly id: string }[]): string => entries.map(({ id }) => id).join(' ')

/** By the day of March: none on the 10th to the 12th, three on the 9th. */
const days = [2, 5, 8, 9, 9, 9, 13, 14, 15]
const ann = { device: 'ann' }

describeOnEngines('a walk', (on) => {
  let log: Log
  let clock = now
  let sent: { readonly name: string; readonly partition: string }[] = []

  beforeAll(async () => {
    const table = `log-${process.pid}-${on.name}`
    await on.client.send(new CreateTableCommand(logTable(table)))
    const client = {
      async send(command: { readonly constructor: { readonly name: string }; readonly input: Record<string, unknown> }) {
        const { ':v0': partition } = (command.input.ExpressionAttributeValues ?? {}) as Record<string, { readonly S: string }>
        sent.push({ name: command.constructor.name, partition: partition?.S ?? '' })
        return on.client.send(command as never)
      },
    }
    log = createLog({ client, tables: { log: table }, now: () => clock })
    for (const [place, day] of days.entries()) {
      const entry = { ...ann, at: at(day, place), id: `e${place}`, level: place, text: 'long' }
      await log.entry.create({ ...entry, seenAt: at(day, place).toISOString() })
    }
  })

  beforeEach(() => {
    clock = now
    sent = []
  })

  test('goes from now back, a bucket a request, as far as it may', async () => {
    // The 15th has not come, the 2nd and the 5th are more than seven days away.
    expect(ids(await log.entry.latest(ann).all())).toBe('e7 e6 e5 e4 e3 e2')
    expect(sent.map(({ partition }) => partition)).toEqual([14, 13, 12, 11, 10, '09', '08'].map((day) => `DEVICE#ann#2026-03-${day}`))
    expect(ids(await log.entry.oldest(ann).all())).toBe('e2 e3 e4 e5 e6 e7')
  })

  test('goes where its range says', async () => {
    const read = async (range: object): Promise<[string, number]> => {
      sent = []
      return [ids(await log.entry.latest(ann, { at: range }).all()), sent.length]
    }
    expect(await read({ lte: at(9, 23) })).toEqual(['e5 e4 e3 e2 e1', 7])
    expect(await read({ gte: at(9) })).toEqual(['e7 e6 e5 e4 e3', 6])
    expect(await read({ gte: at(9), lt: at(14) })).toEqual(['e6 e5 e4 e3', 5])
    expect(await read({ between: [at(9, 4), at(9, 5)] })).toEqual(['e5 e4', 1])
    expect(await read({ eq: at(9, 4) })).toEqual(['e4', 1])
    expect(await read({ gt: at(14), lt: at(13) })).toEqual(['', 0])
    expect(ids(await log.entry.oldest(ann, { at: { gt: at(8, 2) } }).all())).toBe('e3 e4 e5 e6 e7')
    expect(ids(await log.entry.oldest(ann, { at: { gte: at(13), lte: at(16) } }).all())).toBe('e6 e7 e8')
  })

  test('refuses a range of more buckets than it has, before anything is sent', async () => {
    const { code, message, path } = await errorOf(log.entry.latest(ann, { at: { gte: at(7) } }).all())
    expect([code, message, path]).toEqual([
      'INPUT.INVALID',
      "Entry.latest: 'at' cannot be an object: it spans more than 7 days until now, which is what one walk reads.",
      ['at'],
    ])
    expect([
      await codeOf(log.entry.oldest(ann, { at: { between: [at(1), at(8)] } }).page()),
      await codeOf(log.entry.seen({ seenAt: { beginsWith: '2026-03' } }).page()),
      await codeOf(log.entry.latest(ann, { at: { gte: 'yesterday' as never } }).all()),
      sent,
    ]).toEqual(['INPUT.INVALID', 'INPUT.INVALID', 'INPUT.INVALID', []])
  })

  test.each([1, 2, 3, 4, 100])('pages there and back, %i at a time, and reads no bucket before it has to', async (pageSize) => {
    const pages: string[] = []
    let cursor: string | undefined
    let back: string | undefined
    do {
      const page = await log.entry.latest(ann).page({ pageSize, ...(cursor !== undefined && { cursor }) })
      if (page.items.length > 0) pages.push(ids(page.items))
      expect([page.items.length <= pageSize, page.truncated]).toEqual([true, page.cursor !== undefined])
      // Pages of one walk are of the walk that the first one began.
      clock = at(15, 20)
      if (page.items.length > 0) back = page.previous
      cursor = page.cursor
    } while (cursor !== undefined)
    expect(pages.join(' ')).toBe('e7 e6 e5 e4 e3 e2')
    const last = pages.pop()
    const read: string[] = []
    while (back !== undefined) {
      const page = await log.entry.latest(ann).page({ pageSize, cursor: back })
      expect(ids(await log.entry.latest(ann).all({ cursor: page.cursor! }))).toBe([...read, last].join(' '))
      if (page.items.length > 0) read.unshift(ids(page.items))
      back = page.previous
    }
    expect(read.join(' ')).toBe(pages.join(' '))
  })

  test('reads only as far as a page or a limit needs', async () => {
    expect(ids((await log.entry.latest(ann).page({ pageSize: 1 })).items)).toBe('e7')
    expect(sent.length).toBe(1)
    expect(ids(await log.entry.lastThree(ann).all())).toBe('e7 e6 e5')
    expect((await log.entry.latest(ann).first())?.id).toBe('e7')
    expect([await log.entry.latest(ann).count(), await log.entry.lastThree(ann).count()]).toEqual([6, 3])
    expect(ids(await log.entry.latest(ann, {}, { level: { lt: 5 } }).all())).toBe('e4 e3 e2')
    sent = []
    for await (const entry of log.entry.latest(ann)) if (entry.id === 'e6') break
    expect(sent.length).toBe(2)
    expect(await log.entry.latest({ device: 'bob' }).page({ pageSize: 5 })).toEqual({ items: [], truncated: false })
  })

  test('stops at its budgets with the cursor that continues', async () => {
    for (const budget of [{ maxItems: 3 }, { maxPages: 4 }, { maxReadUnits: 1 }]) {
      const { code, payload } = await errorOf(log.entry.latest(ann).all(budget))
      const rest = await log.entry.latest(ann).all({ cursor: payload.cursor as string })
      expect([code, ids([...(payload.items as { id: string }[]), ...rest])]).toEqual(['QUERY.BUDGET', 'e7 e6 e5 e4 e3 e2'])
    }
    expect(await codeOf(log.entry.latest(ann).all({ signal: AbortSignal.abort() }))).toBe('REQUEST.ABORTED')
  })

  test('is over hours of text, through an index whose order is the reverse, and reads whole items', async () => {
    const range = { seenAt: { gte: at(9).toISOString(), lt: at(10).toISOString() } }
    expect(await log.entry.seen(range).all()).toEqual(
      [5, 4, 3].map((place) => ({ device: 'ann', at: at(9, place), seenAt: at(9, place).toISOString(), id: `e${place}`, level: place })),
    )
    expect(sent.length).toBe(24)
    const page = await log.entry.seenWhole(range).page({ pageSize: 2 })
    expect([ids(page.items), page.items[0]?.text, page.vanished]).toEqual(['e5 e4', 'long', 0])
  })

  test('says what it would do', () => {
    const { steps, operation, input } = log.entry.latest(ann, { at: { gte: at(10) } }).explain({ consistent: true })
    expect([steps, operation, input?.ConsistentRead]).toEqual([
      ['At most 5 of Query of the table, one for each day of at, the newest first, until a page is full'],
      'Query',
      true,
    ])
    expect(log.entry.seenWhole().explain().steps?.length).toBe(2)
  })

  test('has cursors of its own', async () => {
    const { cursor } = await log.entry.latest(ann).page({ pageSize: 2 })
    const other = await log.entry.oldest(ann).page({ pageSize: 2 })
    sent = []
    const refused = ['2026-03-13', '2026-03-15', '2026-02-31', '', 'x'].map((day) => cursor!.replace('2026-03-14', day))
    const asked = [...refused, cursor!.slice(11), `${cursor}A`, other.cursor!, `.${cursor}`].map((each) =>
      log.entry.latest(ann).page({ cursor: each }),
    )
    asked.push(
      log.entry.latest({ device: 'bob' }).page({ cursor: cursor! }),
      log.entry.latest(ann, { at: { lte: now } }).page({ cursor: cursor! }),
    )
    expect([await Promise.all(asked.map(codeOf)), sent]).toEqual([Array(11).fill('CURSOR.INVALID'), []])
  })
})
