/**
 * Promise 3. In ElectroDB `lte` on the first part of a composite sort key leaves out every row that equals the bound, `gt` includes them, and
 * an open end reads on past the entity. Here a range is of values, and ends where the entity's prefix does.
 */
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import { addOrders, day, ids, startDesk, type TestDesk } from '../reads/start-desk.js'

describeOnEngines('promise 3: a range is of values, inside its entity', (on) => {
  let shop: TestDesk
  beforeAll(async () => {
    shop = await startDesk(on)
    await shop.desk.customer.create({ customerId: 'ann', name: 'Ann' })
    await addOrders(shop.desk, 3)
    // Two orders at one time, and neighbours of the entity in the partition.
    await shop.desk.order.create({ customerId: 'ann', orderId: 'twin', placedAt: day(2), status: 'open', total: 20 })
    for (const noteId of ['a', 'z']) await shop.desk.note.create({ customerId: 'ann', noteId, text: noteId })
  })

  test.each([
    [{ gt: day(2) }, 'o3'],
    [{ gte: day(2) }, 'o3 twin o2'],
    [{ lt: day(2) }, 'o1'],
    [{ lte: day(2) }, 'twin o2 o1'],
    [{ eq: day(2) }, 'twin o2'],
    [{ gt: day(1), lt: day(3) }, 'twin o2'],
    [{ between: [day(2), day(3)] as const }, 'o3 twin o2'],
    [{}, 'o3 twin o2 o1'],
  ])('%j', async (placedAt, expected) => {
    const query = shop.desk.order.byCustomer({ customerId: 'ann' }, { placedAt })
    expect(ids(await query.all())).toBe(expected)
    expect(await query.count()).toBe(expected.split(' ').length)
  })

  test.each([
    [{ gt: 20 }, 'o3'],
    [{ lte: 20 }, 'o1 o2 twin'],
    [{ gt: 10, lt: 30 }, 'o2 twin'],
  ])('of a local index: %j', async (total, expected) => {
    expect(ids(await shop.desk.order.byTotal({ customerId: 'ann' }, { total }).all())).toBe(expected)
  })

  test('no item outside the entity is even read', async () => {
    shop.sent()
    const { items } = await shop.desk.order.byCustomer({ customerId: 'ann' }, { placedAt: { gte: day(1) } }).page({ pageSize: 4 })
    const [request] = shop.sent()
    const bounds = Object.values(request?.input.ExpressionAttributeValues as Record<string, { S: string }>)
    expect([items.length, bounds.map(({ S }) => S)]).toEqual([4, ['CUSTOMER#ann', `#ORDER#${day(1)}#`, '#ORDER$']])
  })
})
