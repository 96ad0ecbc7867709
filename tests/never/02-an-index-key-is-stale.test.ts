/**
 * Promise 2: a partial update never leaves an index key stale or half written.
 *
 * OneTable and dynamodb-toolbox write the attribute and leave the key of the index as it was; toolbox also writes `D#undefined`; ElectroDB
 * takes no partial update at all. Here what the key does not give is demanded, read, or the item leaves the index: chosen per index.
 */
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, expect, test } from 'vitest'
import { errorOf, startOffice, type TestOffice } from '../writes/start-office.js'

describeOnEngines('never: an index key is stale', (on) => {
  let at: TestOffice
  const task = { taskId: '1', team: 'a', place: 'x', points: 5 }
  const keyOf = async (pk: string, sk: string) => {
    const item = await at.stored(pk, sk)
    return [item?.gsi1pk?.S, item?.gsi1sk?.S]
  }

  beforeEach(async () => {
    at = await startOffice(on)
    await at.office.task.create(task)
    await at.office.job.create(task)
    await at.office.account.create({ tenantId: 't', accountId: '1', email: 'e', name: 'Ann', visits: 0 })
    at.sent()
  })

  test('require: a part alone is refused before anything is sent, all parts together derive the key', async () => {
    // @ts-expect-error Property 'place' is missing in type '{ team: string; }'
    const error = await errorOf(at.office.task.update(task, { set: { team: 'b' } }))
    expect([error.code, error.payload, at.sent()]).toEqual([
      'UPDATE.PARTIAL_KEY',
      { entity: 'Task', index: 'gsi1', missing: ['place', 'points'] },
      [],
    ])
    await at.office.task.update(task, { set: { team: 'b', place: 'y', points: 6 } })
    const stored = await at.stored('TASK#1', 'TASK')
    await at.office.task.put({ ...task, team: 'b', place: 'y', points: 6 })
    expect(await at.stored('TASK#1', 'TASK')).toEqual(stored)
  })

  test('drop: both halves of the key go', async () => {
    await at.office.job.update(task, { set: { team: 'b' } })
    expect(await keyOf('JOB#1', 'JOB')).toEqual([undefined, undefined])
    await at.office.job.update(task, { set: { team: 'b', place: 'x', points: 5 } })
    expect((await keyOf('JOB#1', 'JOB'))[0]).toBe('TEAM#b')
  })

  test('read: the missing part is read, and a writer in between is taken up', async () => {
    const key = { tenantId: 't', accountId: '1' }
    at.before('UpdateItem', () => at.office.account.update(key, { set: { email: 'meanwhile' } }))
    await at.office.account.update(key, { set: { name: 'Bob' } })
    expect(await keyOf('TENANT#t', 'ACCOUNT#1')).toEqual(['NAME#Bob', 'ACCOUNT#meanwhile'])
  })

  test('read: rounds are bounded, and a writer who always comes first is an error, not a stale key', async () => {
    const key = { tenantId: 't', accountId: '1' }
    let round = 0
    const interfere = async (): Promise<void> => {
      await at.office.account.update(key, { set: { email: `e${round++}` } })
      at.before('UpdateItem', interfere)
    }
    at.before('UpdateItem', interfere)
    const error = await errorOf(at.office.account.update(key, { set: { name: 'Bob' } }))
    expect([error.code, round, await keyOf('TENANT#t', 'ACCOUNT#1')]).toEqual(['ITEM.CONDITION_FAILED', 5, ['NAME#Ann', 'ACCOUNT#e4']])
  })

  test('a number that is part of a key is not added to, by type and at run time', async () => {
    // @ts-expect-error 'add' does not exist in type 'TaskAttributeChanges'
    const error = await errorOf(at.office.task.update(task, { add: { points: 1 } }))
    expect([error.code, error.path, at.sent()]).toEqual(['INPUT.INVALID', ['add'], []])
  })
})
