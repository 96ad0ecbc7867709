import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import { codeOf, day, errorOf } from '../reads/start-desk.js'
import { createFeed, type Feed, feedTable } from './generated/index.js'

const names = (posts: readonly { readonly postId: string }[]): string => posts.map(({ postId }) => postId).join(' ')
const newestFirst = Array.from({ length: 20 }, (_, at) => `p${20 - at}`)

describeOnEngines('a fan-out', (on) => {
  let feed: Feed
  const sent: string[] = []

  beforeAll(async () => {
    const table = `feed-${process.pid}-${on.name}`
    await on.client.send(new CreateTableCommand(feedTable(table)))
    const client = {
      async send(command: never) {
        sent.push((command as { constructor: { name: string } }).constructor.name)
        return on.client.send(command)
      },
    }
    feed = createFeed({ client, tables: { feed: table } })
    const statuses = ['draft', 'shown', 'hidden'] as const
    for (let number = 1; number <= 20; number++) {
      await feed.post.create({ postId: `p${number}`, at: day(number), status: statuses[number % 3]!, likes: number })
    }
    sent.splice(0)
  })

  test('reads every shard once and merges in order', async () => {
    expect(names(await feed.post.feed({}).all())).toBe(newestFirst.join(' '))
    expect(sent.splice(0)).toEqual(Array(5).fill('QueryCommand'))
    expect(names(await feed.post.feed({ at: { gt: day(5), lte: day(9) } }).all())).toBe('p9 p8 p7 p6')
    expect(names(await feed.post.newest().all())).toBe('p20 p19 p18 p17')
    expect((await feed.post.feed().first())?.postId).toBe('p20')
    expect(await feed.post.feed().count()).toBe(20)
    expect(await feed.post.newest().count()).toBe(4)
  })

  test('over values is of those values', async () => {
    const visible = Array.from({ length: 20 }, (_, at) => at + 1).filter((number) => number % 3 !== 2)
    expect(names(await feed.post.visible().all())).toBe(visible.map((number) => `p${number}`).join(' '))
  })

  test('over values that stand in the sort key is in the order of what stands behind them', async () => {
    const visible = Array.from({ length: 20 }, (_, at) => 20 - at).filter((number) => number % 3 !== 2)
    const newest = visible.map((number) => `p${number}`)
    expect(names(await feed.post.ofYear({ at: '2026' }).all())).toBe(newest.join(' '))
    const read: string[] = []
    let cursor: string | undefined
    do {
      const page = await feed.post.ofYear({ at: '2026' }).page({ pageSize: 3, ...(cursor !== undefined && { cursor }) })
      read.push(...page.items.map(({ postId }) => postId))
      cursor = page.cursor
    } while (cursor !== undefined)
    expect(read).toEqual(newest)
    expect(names(await feed.post.ofYear({ at: '2026' }, { at: { gte: day(17), lt: day(20) } }).all())).toBe('p19 p18')
  })

  test.each([1, 2, 3, 7, 100])('pages by cursors, %i at a time, lose and double nothing', async (pageSize) => {
    const read: string[] = []
    let cursor: string | undefined
    do {
      const page = await feed.post.feed().page({ pageSize, ...(cursor !== undefined && { cursor }) })
      expect([page.items.length <= pageSize, page.truncated]).toEqual([true, page.cursor !== undefined])
      read.push(...page.items.map(({ postId }) => postId))
      cursor = page.cursor
    } while (cursor !== undefined)
    expect(read).toEqual(newestFirst)
  })

  test.each([1, 2, 3, 7])('pages back to where it came from, %i at a time', async (pageSize) => {
    const pages: string[] = []
    const back: (string | undefined)[] = []
    let cursor: string | undefined
    do {
      const page = await feed.post.feed().page({ pageSize, ...(cursor !== undefined && { cursor }) })
      if (page.items.length > 0) pages.push(names(page.items))
      if (page.items.length > 0) back.push(page.previous)
      cursor = page.cursor
    } while (cursor !== undefined)
    expect(pages.join(' ')).toBe(newestFirst.join(' '))
    // From the last page to the first, in the order of the pattern.
    const read: string[] = []
    let previous = back.at(-1)
    const last = pages.at(-1)!
    while (previous !== undefined) {
      const page = await feed.post.feed().page({ pageSize, cursor: previous })
      // Behind a page that was reached backwards stands what was read before.
      const behind = [...read, last].join(' ')
      expect(names(await feed.post.feed().all({ cursor: page.cursor! }))).toBe(behind)
      if (page.items.length > 0) read.unshift(names(page.items))
      previous = page.previous
    }
    expect([...read, last].join(' ')).toBe(newestFirst.join(' '))
  })

  test('reads whole items from an index that holds keys, and tells what has vanished', async () => {
    sent.splice(0)
    expect(names(await feed.post.mostLiked().all())).toBe(newestFirst.join(' '))
    expect(sent.splice(0).sort()).toEqual([...Array(3).fill('BatchGetItemCommand'), ...Array(3).fill('QueryCommand')])
    const page = await feed.post.mostLiked().page({ pageSize: 2 })
    expect([page.items[0], page.vanished]).toEqual([{ postId: 'p20', at: day(20), status: 'hidden', likes: 20 }, 0])
    expect(feed.post.mostLiked().explain().steps).toEqual([
      '3 of Query of gsi3, one for each postId, merged in order',
      expect.stringMatching(/^BatchGetItem of feed-/),
    ])
    sent.splice(0)
  })

  test('of the table can be read consistently', async () => {
    for (const voterId of ['ann', 'bob', 'cid', 'dan']) await feed.vote.create({ postId: 'p1', voterId })
    const votes = feed.vote.byPost({ postId: 'p1' })
    expect((await votes.all({ consistent: true })).map(({ voterId }) => voterId)).toEqual(['ann', 'bob', 'cid', 'dan'])
    expect([votes.explain({ consistent: true }).input?.ConsistentRead, await votes.count({ consistent: true })]).toEqual([true, 4])
    expect(await codeOf(feed.post.feed().all({ consistent: true } as never))).toBe('INPUT.INVALID')
    sent.splice(0)
  })

  test('counts within one budget, and from a cursor on', async () => {
    const { code, payload } = await errorOf(feed.post.feed().count({ pageSize: 2, maxPages: 6 }))
    expect([code, (payload.count as number) + (await feed.post.feed().count({ cursor: payload.cursor as string }))]).toEqual([
      'QUERY.BUDGET',
      20,
    ])
  })

  test('keeps its limit over pages, and with a filter', async () => {
    const first = await feed.post.newest().page({ pageSize: 3 })
    const second = await feed.post.newest().page({ cursor: first.cursor! })
    expect([names(first.items), names(second.items), second.cursor]).toEqual(['p20 p19 p18', 'p17', undefined])
    expect(names(await feed.post.newest({ likes: { lt: 10 } }).all())).toBe('p9 p8 p7 p6')
  })

  test('stops at its budgets with the cursor that continues', async () => {
    for (const budget of [{ maxItems: 6 }, { pageSize: 1, maxPages: 9 }, { pageSize: 2, maxReadUnits: 3 }]) {
      const { code, payload } = await errorOf(feed.post.feed().all(budget))
      const rest = await feed.post.feed().all({ cursor: payload.cursor as string })
      expect([code, [...(payload.items as { postId: string }[]), ...rest].map(({ postId }) => postId)]).toEqual([
        'QUERY.BUDGET',
        newestFirst,
      ])
    }
  })

  test('has cursors of its own', async () => {
    const { cursor } = await feed.post.feed().page({ pageSize: 2 })
    sent.splice(0)
    const at = { cursor: cursor! }
    expect([
      await codeOf(feed.post.feed({ at: { gte: day(1) } }).page(at)),
      await codeOf(feed.post.newest().page(at)),
      await codeOf(feed.post.visible().all(at)),
      await codeOf(feed.post.feed().page({ cursor: `${cursor}A` })),
      sent,
    ]).toEqual(['CURSOR.INVALID', 'CURSOR.INVALID', 'CURSOR.INVALID', 'CURSOR.INVALID', []])
  })
})
