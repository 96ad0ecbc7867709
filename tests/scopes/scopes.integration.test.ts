import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, expect, test } from 'vitest'
import { codeOf, errorOf, startWork, type TestWork } from './start-work.js'

const task = { projectId: 'p', taskId: 't1', title: 'Paint', state: 'open' as const }
const key = { projectId: 'p', taskId: 't1' }

describeOnEngines('a scope', (on) => {
  let shared: TestWork
  beforeEach(async () => {
    shared = await startWork(on)
  })

  test('is part of every item that is written and read in it', async () => {
    const { ann, bob } = shared
    expect(await ann.task.create(task)).toEqual({ tenantId: 'ann', ...task })
    await bob.task.create({ ...task, title: 'Sing' })
    expect([await ann.task.get(key), await bob.task.byId(key)]).toEqual([
      { tenantId: 'ann', ...task },
      { tenantId: 'bob', ...task, title: 'Sing' },
    ])
    expect(await ann.task.update(key, { set: { title: 'Draw' } })).toEqual({ tenantId: 'ann', ...task, title: 'Draw' })
    expect(await ann.task.put({ ...task, title: 'Etch' })).toEqual({ tenantId: 'ann', ...task, title: 'Etch' })
    expect(await ann.task.upsert({ ...task, taskId: 't2' })).toEqual({ tenantId: 'ann', ...task, taskId: 't2' })
    expect(await ann.task.move(key, { projectId: 'q', taskId: 't1' })).toMatchObject({ tenantId: 'ann', projectId: 'q' })
    expect(await ann.task.delete({ projectId: 'q', taskId: 't1' })).toMatchObject({ tenantId: 'ann', title: 'Etch' })
    await ann.settings.put({ theme: 'dark' })
    expect([await ann.settings.get({}), await bob.settings.get({})]).toEqual([{ tenantId: 'ann', theme: 'dark' }, undefined])
    expect(await bob.task.byProject({ projectId: 'p' }).all()).toEqual([{ tenantId: 'bob', ...task, title: 'Sing' }])
  })

  test('takes its own values back, and no others', async () => {
    const { ann, bob, sent } = shared
    const own = await ann.task.create(task)
    const other = await bob.task.create(task)
    expect(await ann.task.get(own)).toEqual(own)
    expect(await ann.task.put({ ...own, title: 'Etch' })).toEqual({ ...own, title: 'Etch' })
    expect((await ann.task.byProject(own).all()).length).toBe(1)
    sent()
    const foreign = [
      ann.task.get(other),
      ann.task.create(other),
      ann.task.put(other),
      ann.task.upsert(other),
      ann.task.update(other, { set: { title: '' } }),
      ann.task.delete(other),
      ann.task.move(key, other),
      ann.task.byId(other),
      ann.task.byProject(other).all(),
      ann.task.titles(other).page(),
      ann.task.inState(other).first(),
      ann.task.byProject(other).count(),
      ann.projectWithTasks(other).all(),
      ann.batchGet([ann.task.ref(other)]),
      ann.transactGet([ann.task.ref(other)]),
      ann.batchWrite([ann.task.batch.put(other)]),
      ann.transact({ one: ann.task.tx.check(other) }),
    ]
    expect([await Promise.all(foreign.map(codeOf)), sent()]).toEqual([Array(17).fill('SCOPE.FOREIGN'), 0])
    const { message, path, payload } = await errorOf(ann.task.get(other))
    expect([message, path, payload]).toEqual([
      'This is of tenantId "bob", and the client is in the scope of tenantId "ann". Take the client of that scope: in({ … }).',
      ['tenantId'],
      { scope: { tenantId: 'ann' }, attribute: 'tenantId', value: 'bob' },
    ])
  })

  test('is what a cursor belongs to', async () => {
    const { ann, bob, sent } = shared
    for (const { task: tasks } of [ann, bob]) for (const taskId of ['t1', 't2', 't3']) await tasks.create({ ...task, taskId })
    const { cursor } = await ann.task.byProject({ projectId: 'p' }).page({ pageSize: 1 })
    const titles = await ann.task.titles({ state: 'open' }).page({ pageSize: 1 })
    const collection = await ann.projectWithTasks({ projectId: 'p' }).page({ pageSize: 1 })
    expect((await ann.task.byProject({ projectId: 'p' }).page({ cursor: cursor! })).items.length).toBe(2)
    sent()
    expect([
      await codeOf(bob.task.byProject({ projectId: 'p' }).page({ cursor: cursor! })),
      await codeOf(bob.task.titles({ state: 'open' }).page({ cursor: titles.cursor! })),
      await codeOf(bob.projectWithTasks({ projectId: 'p' }).page({ cursor: collection.cursor! })),
      sent(),
    ]).toEqual(['CURSOR.INVALID', 'CURSOR.INVALID', 'CURSOR.INVALID', 0])
  })

  test('holds transactions and batches together', async () => {
    const { work, ann, bob, sent } = shared
    await ann.project.create({ projectId: 'p', title: 'House', tasks: 0 })
    await ann.addTask({ projectId: 'p', taskId: 't1', title: 'Paint' })
    expect(await ann.projectWithTasks({ projectId: 'p' }).all()).toEqual({
      project: { tenantId: 'ann', projectId: 'p', title: 'House', tasks: 1 },
      tasks: [{ tenantId: 'ann', ...task }],
      unknown: [],
    })
    sent()
    const made = bob.task.tx.create(task)
    expect([
      await codeOf(ann.transact({ made })),
      await codeOf(ann.batchWrite({ made: bob.task.batch.put(task) })),
      await codeOf(ann.batchGet([bob.task.ref(key)])),
      await codeOf(ann.transactGet([bob.task.ref(key)])),
      sent(),
    ]).toEqual(['SCOPE.FOREIGN', 'SCOPE.FOREIGN', 'SCOPE.FOREIGN', 'SCOPE.FOREIGN', 0])
    expect((await errorOf(ann.transact({ made }))).path).toEqual(['made'])
    // What is in no scope goes with it, and a second client of the same scope is the same scope.
    await ann.transact({
      task: work.in({ tenantId: 'ann' }).task.tx.create({ ...task, taskId: 't2' }),
      plan: work.plan.tx.create({ planId: 'x', seats: 1 }),
    })
    expect(await ann.batchGet({ mine: ann.task.ref({ ...key, taskId: 't2' }), plan: work.plan.ref({ planId: 'x' }) })).toEqual({
      mine: { tenantId: 'ann', ...task, taskId: 't2' },
      plan: { planId: 'x', seats: 1 },
    })
    // Outside of any scope an operation stays in the one it was made in.
    await work.transact({ made, mine: ann.task.tx.delete(key) })
    expect([await ann.task.get(key), await bob.task.get(key)]).toEqual([undefined, { tenantId: 'bob', ...task }])
  })

  test('has unique values of its own', async () => {
    const { ann, bob } = shared
    const member = { memberId: 'm', email: 'm@example.com' }
    await ann.member.create(member)
    await bob.member.create(member)
    expect(await codeOf(ann.member.create({ ...member, memberId: 'n' }))).toBe('ITEM.NOT_UNIQUE')
    const kept = await ann.member.update({ memberId: 'm' }, { set: { email: 'k@example.com' } })
    expect(kept).toEqual({ tenantId: 'ann', memberId: 'm', email: 'k@example.com', version: 2 })
  })

  test('never gives an item whose attributes are of another one, whatever its key says', async () => {
    const { ann, bob, table } = shared
    await bob.task.create(task)
    const pk = { S: 'TENANT#ann#PROJECT#p' }
    const stray = { pk, sk: { S: 'TASK#t1' }, gsi2pk: { S: 'TENANT#ann#STATE#open' }, gsi2sk: { S: 't1' }, _type: { S: 'Task' } }
    const attributes = { tenantId: { S: 'bob' }, projectId: { S: 'p' }, taskId: { S: 't1' }, title: { S: '' }, state: { S: 'open' } }
    await on.client.send(new PutItemCommand({ TableName: table, Item: { ...stray, ...attributes } }))
    expect([
      await ann.task.get(key),
      await ann.task.byId(key),
      await ann.task.byProject({ projectId: 'p' }).all(),
      await ann.task.inState({ state: 'open' }).all(),
      await ann.projectWithTasks({ projectId: 'p' }).all(),
      await ann.batchGet([ann.task.ref(key)]),
      await ann.transactGet([ann.task.ref(key)]),
    ]).toEqual([undefined, undefined, [], [], { tasks: [], unknown: [] }, [undefined], [undefined]])
  })

  test('is opened by values that the schema takes', () => {
    const { work } = shared
    for (const values of [{}, { tenantId: '' }, { tenantId: 7 }, undefined]) {
      expect(() => work.in(values as never)).toThrow(expect.objectContaining({ code: 'INPUT.INVALID' }) as never)
    }
  })
})
