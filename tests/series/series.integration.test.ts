import { batchOperations, isKeyloomError, type KeyloomError } from '@keyloom/core/runtime'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, expect, test } from 'vitest'
import { startLab, type TestLab } from './start-lab.js'

const day = (date: number) => new Date(Date.UTC(2026, 0, date))

async function errorOf(promise: Promise<unknown>): Promise<KeyloomError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!isKeyloomError(error)) throw new TypeError('The promise was not rejected with an error of Keyloom.', { cause: error })
  return error
}

describeOnEngines('series', (on) => {
  let at: TestLab
  const sensor = { sensorId: 's' }
  const point = { ...sensor, room: 'r', measuredAt: day(10), value: 1 }
  const now = new Date('2026-01-01T00:00:00.000Z')
  const stored = { raw: {}, createdAt: now, updatedAt: now }
  const points = async () => (await at.lab.reading.ofSensor(sensor).all()).map(({ value }) => value)
  const latest = async () => (await at.lab.latest.get(sensor))?.value

  beforeEach(async () => {
    at = await startLab(on)
  })

  test('the first point is the latest one, and a newer one takes its place', async () => {
    expect(await at.lab.reading.append(point)).toEqual({ ...point, ...stored })
    expect(await at.lab.latest.get(sensor)).toEqual({ ...point, createdAt: now, updatedAt: now, version: 1 })
    at.wait(60)
    await at.lab.reading.append({ ...point, measuredAt: day(11), value: 2, room: 'q' })
    expect(await at.lab.latest.get(sensor)).toEqual({
      ...sensor,
      room: 'q',
      measuredAt: day(11),
      value: 2,
      createdAt: now,
      updatedAt: new Date('2026-01-01T00:01:00.000Z'),
      version: 2,
    })
    expect([await points(), at.sent()]).toEqual([
      [2, 1],
      [2, 2],
    ])
    expect([await at.lab.latest.ofRoom({ room: 'r' }).all(), (await at.lab.latest.ofRoom({ room: 'q' }).all()).length]).toEqual([[], 1])
  })

  test('a point out of order is appended, and the latest stays', async () => {
    await at.lab.reading.append(point)
    await at.lab.reading.append({ ...point, measuredAt: day(9), value: 0 })
    expect([await points(), await latest(), at.sent()]).toEqual([[1, 0], 1, [2, 2, 1]])
  })

  test('the same point again changes nothing, in whatever order its parts are', async () => {
    const whole = { ...point, tags: new Set(['a', 'b']), raw: { x: 1, y: 1e21 } }
    const first = await at.lab.reading.append(whole)
    await at.lab.reading.append({ ...point, measuredAt: day(11), value: 2 })
    at.wait(60)
    const again = await at.lab.reading.append({ ...whole, tags: new Set(['b', 'a']), raw: { y: 1e21, x: 1 } })
    expect(again).toEqual(first)
    expect([await points(), (await at.lab.latest.get(sensor))?.version]).toEqual([[2, 1], 2])
  })

  test.each([{ value: 2 }, { tags: new Set(['a']) }, { raw: { x: 1 } }, { expires: day(20) }])(
    'another point with its key is refused: %o',
    async (other) => {
      await at.lab.reading.append(point)
      const error = await errorOf(at.lab.reading.append({ ...point, ...other }))
      expect([error.code, error.payload.current]).toEqual(['ITEM.EXISTS', { ...point, ...stored }])
      expect([await points(), await latest()]).toEqual([[1], 1])
    },
  )

  test('of writers at one time, the newest wins and no point is lost', async () => {
    at.before(() => at.lab.reading.append({ ...point, measuredAt: day(12), value: 3 }))
    await at.lab.reading.append({ ...point, measuredAt: day(11), value: 2 })
    expect([await points(), await latest()]).toEqual([[3, 2], 3])
    at.before(() => at.lab.reading.append({ ...point, measuredAt: day(13), value: 4 }))
    await at.lab.reading.append({ ...point, measuredAt: day(14), value: 5 })
    expect([await points(), await latest()]).toEqual([[5, 4, 3, 2], 5])
    const values = [6, 7, 8, 9]
    await Promise.all(values.map((value) => at.lab.reading.append({ ...point, measuredAt: day(value + 10), value })))
    expect([await points(), await latest()]).toEqual([[9, 8, 7, 6, 5, 4, 3, 2], 9])
  })

  test('two writers of one point both succeed', async () => {
    const other = { done: undefined as unknown }
    at.before(async () => {
      other.done = await at.lab.reading.append(point)
    })
    expect(await at.lab.reading.append(point)).toEqual({ ...(other.done as object) })
    expect((await at.lab.latest.get(sensor))?.version).toBe(1)
  })

  test('an expired latest item is replaced by any point, and an expired point by another', async () => {
    await at.lab.reading.append({ ...point, expires: new Date('2026-01-01T00:00:30.000Z') })
    at.wait(60)
    await at.lab.reading.append({ ...point, measuredAt: day(9), value: 0 })
    await at.lab.reading.append({ ...point, value: 7 })
    expect([await points(), await latest()]).toEqual([[7, 0], 7])
  })

  test('a point that is deleted stays the latest one', async () => {
    await at.lab.reading.append(point)
    await at.lab.reading.delete({ ...sensor, measuredAt: day(10) })
    expect([await points(), await latest()]).toEqual([[], 1])
  })

  test('what counts points and what is unique of them goes into the same transaction', async () => {
    const meter = { meterId: 'm' }
    expect((await errorOf(at.lab.tick.append({ ...meter, at: 5, code: 'a' }))).code).toBe('ITEM.NOT_FOUND')
    expect(await at.lab.newestTick.get(meter)).toBeUndefined()
    await at.lab.meter.create(meter)
    await at.lab.tick.append({ ...meter, at: 5, code: 'a' })
    await at.lab.tick.append({ ...meter, at: 4, code: 'b' })
    await at.lab.tick.append({ ...meter, at: 5, code: 'a' })
    expect((await errorOf(at.lab.tick.append({ ...meter, at: 6, code: 'b' }))).code).toBe('ITEM.NOT_UNIQUE')
    expect([(await at.lab.meter.get(meter))?.ticks, await at.lab.newestTick.get(meter)]).toEqual([2, { ...meter, at: 5, code: 'a' }])
    await at.lab.tick.delete({ ...meter, at: 4 })
    expect((await at.lab.meter.get(meter))?.ticks).toBe(1)
  })

  test('a wrong point is refused before anything is sent', async () => {
    // @ts-expect-error Type 'string' is not assignable to type 'number'
    const error = await errorOf(at.lab.reading.append({ ...point, value: 'x' }))
    expect([error.code, error.path, at.sent()]).toEqual(['ITEM.INVALID', ['value'], []])
  })

  test('a point has no other write: not of its own, in no transaction and in no batch', async () => {
    expect(['create', 'put', 'upsert', 'update', 'move', 'batch'].filter((name) => name in at.lab.reading)).toEqual([])
    // @ts-expect-error Property 'create' does not exist on type
    const create = at.lab.reading.tx.create(point)
    const error = await errorOf(at.lab.transact({ create }))
    expect([error.code, error.path]).toEqual(['TRANSACTION.INVALID', ['create']])
    const { plan } = at.lab.reading.ref(point)
    expect((await errorOf(at.lab.batchWrite([batchOperations(plan).put(point)]))).code).toBe('BATCH.REFUSED')
    await at.lab.reading.append(point)
    const key = { ...sensor, measuredAt: day(10) }
    await at.lab.transact({ seen: at.lab.latest.tx.check(sensor), gone: at.lab.reading.tx.delete(key) })
    expect(await points()).toEqual([])
  })
})
