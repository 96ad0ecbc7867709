import type { Timing } from '@keyloom/core/runtime'
import { createEngine } from '@keyloom/testing'
import { describe, expect, test } from 'vitest'
import { addOrders, startDesk } from '../reads/start-desk.js'
import { errorOf, startClub } from './start-club.js'

const always = { kind: 'unprocessed', times: Number.POSITIVE_INFINITY } as const
const entry = { subject: 's', at: 1, text: 'one' }

/** Waits that would last an hour each, and a call for the beginning of one. */
function endless(onWait: () => void): Timing {
  return {
    elapsed: () => 0,
    random: () => 1,
    sleep: (_, signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, 3_600_000)
        signal?.addEventListener('abort', () => {
          clearTimeout(timer)
          resolve()
        })
        onWait()
      }),
  }
}

describe('an abort while a read or a batch waits to ask again', () => {
  test('ends a batch at once, and names what is left', async () => {
    const engine = createEngine()
    const controller = new AbortController()
    const { club } = await startClub(engine.client(), { timing: endless(() => controller.abort('enough')) })
    engine.faults.inject({ ...always, operation: 'BatchWriteItem' })
    const { signal } = controller
    const { code, cause } = await errorOf(club.batchWrite({ a: club.entry.batch.put(entry) }, { signal }))
    expect([code, cause, engine.history.filter(({ operation }) => operation === 'BatchWriteItem').length]).toEqual([
      'REQUEST.ABORTED',
      'enough',
      1,
    ])
    expect((await errorOf(club.batchGet({ a: club.entry.ref(entry) }, { signal }))).code).toBe('REQUEST.ABORTED')
  })

  test('ends a real wait at once', async () => {
    const engine = createEngine()
    const controller = new AbortController()
    const { club } = await startClub(engine.client())
    await club.entry.put(entry)
    engine.faults.inject({ ...always, operation: 'BatchGetItem' })
    setTimeout(() => controller.abort('enough'), 30)
    const { code, cause } = await errorOf(club.batchGet([club.entry.ref(entry)], { signal: controller.signal, deadline: 3_600_000 }))
    expect([code, cause]).toEqual(['REQUEST.ABORTED', 'enough'])
  })

  test('ends the second step of a read', async () => {
    const engine = createEngine()
    const controller = new AbortController()
    const { desk } = await startDesk({ name: 'memory', client: engine.client() } as never, { timing: endless(() => controller.abort()) })
    await addOrders(desk, 3)
    engine.faults.inject({ ...always, operation: 'BatchGetItem' })
    const { code } = await errorOf(desk.order.unshippedWhole({ status: 'open' }).all({ signal: controller.signal }))
    expect([code, engine.history.filter(({ operation }) => operation === 'BatchGetItem').length]).toEqual(['REQUEST.ABORTED', 1])
  })
})
