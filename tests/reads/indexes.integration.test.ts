import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import { addOrders, errorOf, ids, startDesk, type TestDesk } from './start-desk.js'

describeOnEngines('an index', (on) => {
  let shop: TestDesk

  beforeAll(async () => {
    shop = await startDesk(on)
    await addOrders(shop.desk, 5)
    for (const sequence of [1, 2, 10]) await shop.desk.event.create({ actor: 'ann', sequence, what: `did ${sequence}` })
    shop.sent()
  })

  test('that is local is read consistently', async () => {
    const byTotal = shop.desk.order.byTotal({ customerId: 'ann' }, { total: { gt: 10, lt: 50 } })
    expect(ids(await byTotal.all({ consistent: true }))).toBe('o2 o3 o4')
    expect(shop.sent().map(({ input }) => [input.IndexName, input.ConsistentRead])).toEqual([['lsi1', true]])
  })

  test('that is global is not', async () => {
    const unshipped = shop.desk.order.unshipped({ status: 'open' })
    // @ts-expect-error: 'consistent' does not exist in type 'PageOptions'
    const { code, path } = await errorOf(unshipped.page({ consistent: true }))
    // @ts-expect-error: 'consistent' does not exist in type 'AllOptions'
    const all = await errorOf(unshipped.all({ consistent: true }))
    // @ts-expect-error: 'consistent' does not exist in type 'CountOptions'
    const count = await errorOf(unshipped.count({ consistent: true }))
    expect([code, path, all.code, count.code, shop.sent()]).toEqual(['INPUT.INVALID', ['consistent'], 'INPUT.INVALID', 'INPUT.INVALID', []])
  })

  test('of another table of the same schema has its own keys', async () => {
    const events = shop.desk.event.byActor({ actor: 'ann' }, { sequence: { gte: 2 } })
    expect((await events.all()).map(({ sequence }) => sequence)).toEqual([10, 2])
    expect(shop.sent().map(({ input }) => input.TableName)).toEqual([shop.tables.audit])
  })

  // DynamoDB Local refuses tables with such an index.
  test.runIf(on.name === 'memory')('of several attributes is asked from the left', async () => {
    const { stay } = shop.desk
    const at = (stayId: string, city: string, hotel: string, from: string, nights: number) =>
      stay.create({ stayId, country: 'DE', city, hotel, from, nights })
    await at('1', 'Ulm', 'Adler', '2026-01-02', 2)
    await at('2', 'Ulm', 'Adler', '2026-01-01', 10)
    await at('3', 'Ulm', 'Bär', '2026-01-01', 1)
    await at('4', 'Bonn', 'Adler', '2026-01-01', 1)
    await at('5', 'Ulm', 'Adler', '2026-01-01', 3)
    shop.sent()
    const found = async (stays: { all(): Promise<{ stayId: string }[]> }) => (await stays.all()).map(({ stayId }) => stayId).join(' ')
    const inUlm = { country: 'DE', city: 'Ulm' }
    expect(await found(stay.inCity(inUlm))).toBe('5 2 1 3')
    expect(await found(stay.inCity(inUlm, { hotel: { gt: 'Adler' } }))).toBe('3')
    expect(await found(stay.inHotel({ ...inUlm, hotel: 'Adler' }))).toBe('1 2 5')
    expect(await found(stay.onDay({ ...inUlm, hotel: 'Adler', from: '2026-01-01' }, { nights: { gte: 5 } }))).toBe('2')
    expect(shop.sent()[3]?.input.KeyConditionExpression).toBe('#n0 = :v0 AND #n1 = :v1 AND #n2 = :v2 AND #n3 = :v3 AND #n4 >= :v4')
    const first = await stay.inCity(inUlm).page({ pageSize: 2 })
    const second = await stay.inCity(inUlm).page({ pageSize: 2, cursor: first.cursor! })
    expect([first, second].map(({ items }) => items.map(({ stayId }) => stayId))).toEqual([
      ['5', '2'],
      ['1', '3'],
    ])
  })
})
