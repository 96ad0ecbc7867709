import { isKeyloomError, type KeyloomError } from '@keyloom/core/runtime'
import type { Fault } from '@keyloom/testing'
import { describe, expect, test } from 'vitest'
import { type Lab, startLab } from './start-lab.js'

const key = { team: 'a', taskId: '1' }
const task = { ...key, lane: 'l', rank: 'r', points: 0 }
const lost: Fault = { kind: 'reset', when: 'after' }

async function under(fault: Fault, call: (lab: Lab) => Promise<unknown>): Promise<readonly [answer: unknown, requests: number]> {
  const lab = await startLab(1)
  await lab.client.order.create({ team: 'a', orderId: '1', status: 'open', priority: 't', total: 0 })
  lab.engine.faults.inject(fault)
  const before = lab.engine.history.length
  const answer = await call(lab).catch((error: KeyloomError) => error.code)
  return [answer, lab.engine.history.length - before]
}

describe('a write whose answer is lost', () => {
  test('is repeated by the SDK where twice is the same as once', async () => {
    expect(await under(lost, ({ client }) => client.task.put(task))).toEqual([task, 2])
    const put = async ({ client }: Lab) =>
      (await client.order.update({ team: 'a', orderId: '1' }, { set: { total: 5 } }, { version: 1 })).total
    expect(await under({ ...lost, when: 'before' }, put)).toEqual([5, 2])
  })

  test('is not repeated where it adds, and is reported as unknown', async () => {
    const add = ({ client }: Lab) => client.order.update({ team: 'a', orderId: '1' }, { add: { total: 5 } })
    expect(await under(lost, add)).toEqual(['REQUEST.UNKNOWN', 1])
    expect(await under({ kind: 'throttling' }, async (lab) => (await add(lab)).total)).toEqual([5, 2])
  })

  test('is not said to have found the item that it may have put, nor nothing where it may have deleted', async () => {
    expect(await under(lost, ({ client }) => client.task.create(task))).toEqual(['REQUEST.UNKNOWN', 2])
    expect(await under(lost, ({ client }) => client.order.delete({ team: 'a', orderId: '1' }))).toEqual(['REQUEST.UNKNOWN', 2])
  })

  test('keeps what the last attempt found, and why the answer was lost', async () => {
    const lab = await startLab(1)
    lab.engine.faults.inject(lost)
    const error = await lab.client.task.create(task).catch((thrown) => thrown)
    expect(isKeyloomError(error, 'REQUEST.UNKNOWN')).toBe(true)
    expect([error.payload.current, (error.cause as Error).name]).toEqual([task, 'ConditionalCheckFailedException'])
  })
})

test('an answer without a body is not taken for one that found nothing', async () => {
  const get = async ({ client }: Lab) => (await client.order.get({ team: 'a', orderId: '1' }))?.orderId
  expect(await under({ kind: 'empty-body' }, get)).toEqual(['1', 2])
  expect(await under({ kind: 'empty-body', times: 9 }, get)).toEqual(['REQUEST.FAILED', 3])
})
