import { CreateTableCommand, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import { createHub, type Hub, hubTable } from './generated/index.js'

const numbers = (issues: readonly { readonly number: number }[]): number[] => issues.map(({ number }) => number)
const at = { owner: 'ann', repo: 'loom' }

describeOnEngines('an entity with several keys in one index', (on) => {
  let hub: Hub
  const table = `hub-${process.pid}-${on.name}`

  /** The key attributes of an index that an item has. */
  async function keysOf(pk: string, sk: string, index: string): Promise<(string | undefined)[]> {
    const { Item } = await on.client.send(new GetItemCommand({ TableName: table, Key: { pk: { S: pk }, sk: { S: sk } } }))
    return [Item?.[`${index}Pk`]?.S, Item?.[`${index}Sk`]?.S]
  }

  beforeAll(async () => {
    await on.client.send(new CreateTableCommand(hubTable(table)))
    hub = createHub({ client: on.client, tables: { hub: table } })
    await hub.repo.create({ ...at, stars: 3 })
    await hub.repo.create({ owner: 'bob', repo: 'loom', forkOf: 'ann', stars: 1 })
    await hub.repo.create({ owner: 'cid', repo: 'loom', forkOf: 'ann', stars: 0 })
    for (let number = 1; number <= 9; number++) {
      const status = (['draft', 'open', 'closed'] as const)[number % 3] ?? 'draft'
      await hub.issue.create({ ...at, number, status, title: `Issue ${number}` })
    }
  })

  test('is read by the variant that the pattern implies', async () => {
    expect(numbers(await hub.issue.open(at).all())).toEqual([7, 4, 1])
    expect(numbers(await hub.issue.closed(at).all())).toEqual([8, 5, 2])
    expect(numbers(await hub.issue.closed(at, { number: { between: [3, 6] } }).all())).toEqual([5])
    expect((await hub.repo.forks({ forkOf: 'ann', repo: 'loom' }).all()).map(({ owner }) => owner)).toEqual(['bob', 'cid'])
    expect(await hub.repo.original(at)).toEqual({ ...at, stars: 3 })
    expect(await hub.repo.original({ owner: 'bob', repo: 'loom' })).toBeUndefined()
    expect((await hub.repo.everyRepo().all()).map(({ owner }) => owner).sort()).toEqual(['ann', 'bob', 'cid'])
  })

  test('is read by a Scan in segments, each with cursors of its own', async () => {
    const segments = [0, 1, 2].map((segment) => hub.repo.everyRepo({ stars: { gte: 0 } }).segment(segment, 3))
    const found = (await Promise.all(segments.map((segment) => segment.all()))).flat()
    expect(found.map(({ owner }) => owner).sort()).toEqual(['ann', 'bob', 'cid'])

    const everything = hub.repo.everyRepo().segment(0, 1)
    const { cursor = '' } = await everything.page({ pageSize: 1 })
    expect(await hub.repo.everyRepo().segment(0, 1).page({ cursor })).toMatchObject({ truncated: false })
    for (const other of [hub.repo.everyRepo(), hub.repo.everyRepo().segment(0, 2), hub.repo.everyRepo().segment(1, 2)]) {
      await expect(other.page({ cursor })).rejects.toMatchObject({ code: 'CURSOR.INVALID' })
    }
    expect(hub.repo.everyRepo().segment(1, 2).explain().input).toMatchObject({ Segment: 1, TotalSegments: 2 })
  })

  test.for([
    [0, 0, 'of'],
    [0, 1.5, 'of'],
    [0, 1_000_001, 'of'],
    [2, 2, 'segment'],
    [-1, 2, 'segment'],
    [0.5, 2, 'segment'],
  ] as const)('has no segment %s of %s', async ([segment, of, path]) => {
    await expect(hub.repo.everyRepo().segment(segment, of).page()).rejects.toMatchObject({ code: 'INPUT.INVALID', path: [path] })
  })

  test('is a member of collections by what holds of it', async () => {
    const open = await hub.withOpenIssues(at).page()
    expect([open.repo, numbers(open.issues), open.unknown]).toEqual([at, [7, 4], []])
    const closed = await hub.withClosedIssues(at).all()
    expect([closed.repo, numbers(closed.issues), closed.unknown]).toEqual([at, [8, 5, 2], []])
  })

  test('moves between its keys as it is updated, and out of the index', async () => {
    const key = { ...at, number: 4 }
    const stored = () => keysOf('REPO#ann#loom', 'ISSUE#00000004', 'states')
    await hub.issue.update(key, { set: { status: 'closed' } })
    expect(await stored()).toEqual(['REPO#ann#loom', '#ISSUE#CLOSED#00000004'])
    await hub.issue.update(key, { set: { status: 'draft' } })
    expect(await stored()).toEqual([undefined, undefined])
    await hub.issue.update(key, { set: { status: 'open' } })
    expect(await stored()).toEqual(['REPO#ann#loom', 'ISSUE#OPEN#99999995'])
    await hub.repo.update({ owner: 'cid', repo: 'loom' }, { remove: ['forkOf'] })
    expect(await keysOf('REPO#cid#loom', 'REPO', 'family')).toEqual(['REPO#cid#loom', '#REPO#loom'])
  })

  test('asks an update for the parts of the key that the item will have', async () => {
    const task = { taskId: 't1', team: 'red', status: 'idea', priority: 2 } as const
    const stored = () => keysOf('TASK#t1', 'TASK', 'board')
    await hub.task.create(task)
    expect(await stored()).toEqual([undefined, undefined])
    await hub.task.update(task, { set: { status: 'todo', team: 'red', priority: 1 } })
    expect(await stored()).toEqual(['TEAM#red', 'TODO#1#t1'])
    expect(await hub.task.todo({ team: 'red' }).all()).toEqual([{ ...task, status: 'todo', priority: 1 }])
    const doneAt = new Date('2026-01-02T03:04:05.678Z')
    await hub.task.update(task, { set: { status: 'done', team: 'red', doneAt } })
    expect(await stored()).toEqual(['TEAM#red', 'DONE#7973-98-97T96:95:94.321Z'])
    expect(await hub.task.done({ team: 'red' }).all()).toEqual([{ ...task, status: 'done', priority: 1, doneAt }])
    // @ts-expect-error A task that is to do needs its priority.
    await expect(hub.task.update(task, { set: { status: 'todo', team: 'red' } })).rejects.toMatchObject({ code: 'UPDATE.PARTIAL_KEY' })
    await hub.task.update(task, { set: { status: 'idea' } })
    expect(await stored()).toEqual([undefined, undefined])
  })
})
