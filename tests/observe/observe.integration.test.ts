import { channel } from 'node:diagnostics_channel'
import type { Observer, OperationEvent } from '@keyloom/core/runtime'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Kiosk, Visit } from './generated/index.js'
import { errorOf, startKiosk, type TestKiosk } from './start-kiosk.js'

function visitOf(number: number, status: Visit['status'] = 'open'): Visit {
  return { day: 'd', visitId: `v${number}`, openedAt: new Date(number * 1000), owner: 'ann', status, count: 1 }
}
const key = { day: 'd', visitId: 'v1', openedAt: new Date(1000) }

describeOnEngines('observation', (on) => {
  let shared: TestKiosk
  let events: OperationEvent[]
  /** A clock that ticks once each time it is looked at. */
  let time: number
  const timing = { elapsed: () => time++, sleep: async () => {}, random: () => 0 }
  const observe: Observer = (event) => events.push(event)
  let kiosk: Kiosk
  let about: Pick<OperationEvent, 'table' | 'retries' | 'duration' | 'itemsRead' | 'itemsReturned'>
  beforeEach(async () => {
    shared = await startKiosk(on)
    events = []
    time = 0
    kiosk = shared.with({ observe, timing })
    about = { table: shared.tables.kiosk, retries: 0, duration: 1, itemsRead: 0, itemsReturned: 0 }
  })
  afterEach(() => on.engine?.faults.clear())

  test('each write and read of one item is one event', async () => {
    await kiosk.visit.create(visitOf(1))
    await kiosk.visit.get(key)
    await kiosk.visit.byId({ visitId: 'v1' })
    await kiosk.visit.update(key, { add: { count: 1 } })
    await kiosk.visit.delete(key)
    const one = { ...about, entity: 'Visit', itemsRead: 1, itemsReturned: 1 }
    expect(events).toEqual([
      { ...about, pattern: 'Visit.create', entity: 'Visit', operation: 'PutItem' },
      { ...one, pattern: 'Visit.get', operation: 'GetItem' },
      { ...one, pattern: 'Visit.byId', operation: 'Query', index: 'gsi1', page: 1 },
      { ...about, pattern: 'Visit.update', entity: 'Visit', operation: 'UpdateItem' },
      { ...about, pattern: 'Visit.delete', entity: 'Visit', operation: 'DeleteItem' },
    ])
  })

  test('a read of several pages is an event for each, with what it read and what it returned', async () => {
    for (const [position, status] of (['done', 'open', 'done'] as const).entries())
      await shared.kiosk.visit.create(visitOf(position, status))
    const query = kiosk.visit.ofDay({ day: 'd' }, undefined, { status: 'done' })
    expect(await query.all({ pageSize: 2 })).toHaveLength(2)
    await kiosk.wholeDay({ day: 'd' }).all()
    const visits = { ...about, pattern: 'Visit.ofDay', entity: 'Visit', operation: 'Query' }
    expect(events).toEqual([
      { ...visits, page: 1, itemsRead: 2, itemsReturned: 1 },
      { ...visits, page: 2, itemsRead: 1, itemsReturned: 1 },
      { ...about, pattern: 'wholeDay', operation: 'Query', page: 1, itemsRead: 3, itemsReturned: 3 },
    ])
  })

  test('capacity, when it is asked for', async () => {
    const metered = shared.with({ observe, timing, capacity: true })
    await metered.visit.create(visitOf(1))
    await metered.visit.get(key, { consistent: true })
    await metered.visit.ofDay({ day: 'd' }).all()
    // The item, and a copy in each of two indexes; a consistent read costs twice an eventual one.
    expect(events.map(({ pattern, capacity }) => [pattern, capacity])).toEqual([
      ['Visit.create', 3],
      ['Visit.get', 1],
      ['Visit.ofDay', 0.5],
    ])
  })

  test('an error has the code that the caller gets', async () => {
    await kiosk.visit.create(visitOf(1))
    const error = await errorOf(kiosk.visit.create(visitOf(1)))
    expect([error.code, events[1]]).toEqual([
      'ITEM.EXISTS',
      { ...about, pattern: 'Visit.create', entity: 'Visit', operation: 'PutItem', errorCode: 'ITEM.EXISTS' },
    ])
  })

  test('what is refused before it is sent is no request', async () => {
    await errorOf(kiosk.visit.create({ ...visitOf(1), count: 0.5 }))
    expect(events).toEqual([])
  })

  test('an observer that throws changes nothing', async () => {
    const careless = shared.with({
      observe() {
        throw new TypeError('careless')
      },
    })
    expect(await careless.visit.create(visitOf(1))).toEqual(visitOf(1))
  })

  describe('the channel keyloom:operation', () => {
    const heard: unknown[] = []
    const listen = (event: unknown): void => {
      heard.push(event)
    }
    afterEach(() => channel('keyloom:operation').unsubscribe(listen))

    test('has the same events for whoever subscribes, without an option', async () => {
      await shared.kiosk.visit.get(key)
      channel('keyloom:operation').subscribe(listen)
      await kiosk.visit.get(key)
      await shared.kiosk.visit.get(key)
      expect(heard).toEqual([events[0], { ...events[0], duration: expect.any(Number) }])
      channel('keyloom:operation').unsubscribe(listen)
      await kiosk.visit.get(key)
      expect([heard.length, events.length]).toEqual([2, 2])
    })
  })

  test.runIf(on.engine !== undefined)('the attempts are those of the SDK: no loop of ours is on top of them', async () => {
    const requests = () => on.engine!.history.length
    kiosk = shared.with({ client: on.engine!.client({ maxAttempts: 2 }), observe })
    on.engine!.faults.inject({ kind: 'throttling', operation: 'GetItem', times: 1 })
    let before = requests()
    await kiosk.visit.get(key)
    expect([requests() - before, events.at(-1)?.retries]).toEqual([2, 1])

    on.engine!.faults.inject({ kind: 'throttling', probability: 1 })
    const calls: [string, () => PromiseLike<unknown>][] = [
      ['create', () => kiosk.visit.create(visitOf(1))],
      ['put', () => kiosk.visit.put(visitOf(1))],
      ['get', () => kiosk.visit.get(key)],
      ['update', () => kiosk.visit.update(key, { set: { phone: '1' } })],
      ['delete', () => kiosk.visit.delete(key)],
      ['byId', () => kiosk.visit.byId({ visitId: 'v1' })],
      ['ofDay', () => kiosk.visit.ofDay({ day: 'd' }).all()],
    ]
    for (const [name, call] of calls) {
      before = requests()
      const { code } = await errorOf(call())
      expect([name, code, requests() - before, events.at(-1)?.retries]).toEqual([name, 'REQUEST.FAILED', 2, 1])
    }
  })
})
