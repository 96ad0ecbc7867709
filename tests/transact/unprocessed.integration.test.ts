import { createEngine, type Fault } from '@keyloom/testing'
import { describe, expect, test } from 'vitest'
import { fakeTiming } from '../support/fake-timing.js'
import type { Entry } from './generated/index.js'
import { errorOf, startClub } from './start-club.js'

const entries = (count: number): Entry[] => Array.from({ length: count }, (_, at) => ({ subject: 's', at, text: `${at}` }))

async function start(random?: number) {
  const engine = createEngine()
  const timing = fakeTiming(random)
  const { club } = await startClub(engine.client(), { timing })
  const sent = (operation: string) => engine.history.filter((entry) => entry.operation === operation).length
  const put = (all: readonly Entry[]) => club.batchWrite(all.map((entry) => club.entry.batch.put(entry)))
  const get = (all: readonly Entry[]) => club.batchGet(all.map((entry) => club.entry.ref(entry)))
  return { engine, timing, club, sent, put, get }
}

const always = { times: Number.POSITIVE_INFINITY }

describe('what DynamoDB leaves out', () => {
  test('is asked for again after growing random waits, until it is done', async () => {
    const { engine, timing, sent, put, get } = await start()
    const all = entries(20)
    engine.faults.script([{ kind: 'unprocessed', count: 10 }, { kind: 'unprocessed', count: 3 }, { kind: 'unprocessed' }, undefined], {
      operation: 'BatchWriteItem',
    })
    await put(all)
    expect([sent('BatchWriteItem'), timing.slept, await get(all)]).toEqual([4, [25, 50, 100], all])
  })

  test('is named when the deadline ends: what is not read, with what is', async () => {
    const { engine, timing, club, put } = await start()
    const [a, b] = entries(2) as [Entry, Entry]
    await put([a, b])
    engine.faults.inject({ kind: 'unprocessed', operation: 'BatchGetItem', ...always })
    const error = await errorOf(club.batchGet({ a: club.entry.ref(a), b: club.entry.ref(b), again: club.entry.ref(b) }, { deadline: 100 }))
    expect([error.code, error.payload, timing.slept]).toEqual([
      'BATCH.UNPROCESSED',
      { unprocessed: ['a', 'b', 'again'], items: { a: undefined, b: undefined, again: undefined } },
      [25, 50, 25],
    ])
  })

  test('is named when the deadline ends: what is not written', async () => {
    const { engine, put } = await start()
    engine.faults.script(
      Array.from({ length: 50 }, (): Fault => ({ kind: 'unprocessed', count: 2 })),
      { operation: 'BatchWriteItem' },
    )
    const error = await errorOf(put(entries(4)))
    expect([error.code, error.payload]).toEqual(['BATCH.UNPROCESSED', { unprocessed: ['2', '3'] }])
  })

  test('is given up where no wait moves the clock, too', async () => {
    const { engine, timing, put } = await start(0)
    engine.faults.inject({ kind: 'unprocessed', operation: 'BatchWriteItem', ...always })
    const error = await errorOf(put(entries(1)))
    expect([error.code, error.payload, timing.slept.length]).toEqual(['BATCH.UNPROCESSED', { unprocessed: ['0'] }, 19])
  })
})

describe('a request of a batch that fails', () => {
  test('as a whole for want of throughput waits as items that are left out', async () => {
    const { engine, timing, put, get } = await start()
    // As many as the SDK tries by itself, and one more.
    engine.faults.inject({ kind: 'provisioned-throughput', operation: 'BatchWriteItem', times: 4 })
    await put(entries(1))
    expect([timing.slept, await get(entries(1))]).toEqual([[25], entries(1)])
  })

  test('alone is the error of the batch', async () => {
    const { engine, get } = await start()
    engine.faults.inject({ kind: 'truncated-body', operation: 'BatchGetItem', ...always })
    expect((await errorOf(get(entries(1)))).code).toBe('REQUEST.FAILED')
  })

  test('beside others names what may not be written', async () => {
    const { engine, put, get } = await start()
    const all = entries(60)
    engine.faults.inject({ kind: 'truncated-body', operation: 'BatchWriteItem', skip: 1 })
    const error = await errorOf(put(all))
    const left = (error.payload.unprocessed as string[]).map(Number)
    const missing = (await get(all)).flatMap((entry, at) => (entry === undefined ? [at] : []))
    expect([error.code, missing.filter((at) => !left.includes(at)), left.length]).toEqual(['BATCH.UNPROCESSED', [], 25])
  })
})
