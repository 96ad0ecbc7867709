import { DeleteItemCommand } from '@aws-sdk/client-dynamodb'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import { addOrders, day, ids, startDesk, type TestDesk } from './start-desk.js'

describeOnEngines('what an index holds', (on) => {
  let shop: TestDesk

  beforeAll(async () => {
    shop = await startDesk(on)
    await addOrders(shop.desk, 9)
    await shop.desk.order.update({ customerId: 'ann', placedAt: day(5), orderId: 'o5' }, { set: { note: 'long' } })
    shop.sent()
  })

  test('is all that a read of it returns', async () => {
    expect(await shop.desk.order.reference({ orderId: 'o5' })).toEqual({ customerId: 'ann', orderId: 'o5', placedAt: day(5) })
    expect(await shop.desk.order.unshipped({ status: 'open' }, { placedAt: { between: [day(5), day(6)] } }).all()).toEqual([
      { customerId: 'ann', orderId: 'o5', placedAt: day(5), status: 'open', total: 50 },
    ])
  })

  test('is read again, whole, in its order', async () => {
    const whole = shop.desk.order.unshippedWhole({ status: 'open' }, { placedAt: { gte: day(3) } })
    shop.sent()
    const orders = await whole.all()
    expect(ids(orders)).toBe('o3 o5 o7 o9')
    expect(orders[1]).toEqual({ customerId: 'ann', orderId: 'o5', placedAt: day(5), status: 'open', total: 50, note: 'long' })
    expect(shop.sent().map(({ name }) => name)).toEqual(['Query', 'BatchGetItem'])
    expect(await shop.desk.order.byId({ orderId: 'o5' })).toEqual(orders[1])
    expect(await shop.desk.order.byId({ orderId: 'o99' })).toBeUndefined()
    expect(ids(await shop.desk.order.nextUnshipped({ status: 'open' }).all())).toBe('o1 o3')
  })

  test('is paged, counted and budgeted as one read', async () => {
    const whole = () => shop.desk.order.unshippedWhole({ status: 'open' })
    const first = await whole().page({ pageSize: 2 })
    const second = await whole().page({ pageSize: 2, cursor: first.cursor! })
    const back = await whole().page({ pageSize: 2, cursor: second.previous! })
    expect([first, second, back].map(({ items, vanished }) => [ids(items), vanished])).toEqual([
      ['o1 o3', 0],
      ['o5 o7', 0],
      ['o1 o3', 0],
    ])
    expect(await whole().count()).toBe(5)
    expect(whole().explain().steps).toEqual(['Query of gsi2', `BatchGetItem of ${shop.tables.desk}, 100 items a request`])
  })

  test('reads more than a hundred items by several requests', async () => {
    const many = await startDesk(on)
    await addOrders(many.desk, 230)
    many.sent()
    expect((await many.desk.order.unshippedWhole({ status: 'paid' }).all()).map(({ total }) => total)).toEqual(
      Array.from({ length: 115 }, (_, at) => (at + 1) * 20),
    )
    expect(many.sent().map(({ name }) => name)).toEqual(['Query', 'BatchGetItem', 'BatchGetItem'])
  })
})

describeOnEngines('an item that an index still holds', (on) => {
  test('and the table no longer does is left out and counted', async () => {
    const shop = await startDesk(on)
    await addOrders(shop.desk, 5)
    // Deletes between the two steps, as a lagging index would show it.
    const racing = shop.again({
      client: {
        async send(command: { readonly constructor: { readonly name: string } }) {
          if (command.constructor.name === 'BatchGetItemCommand') {
            const Key = { pk: { S: 'CUSTOMER#ann' }, sk: { S: `#ORDER#${day(3)}#o3` } }
            await on.client.send(new DeleteItemCommand({ TableName: shop.tables.desk, Key }))
          }
          return on.client.send(command as never)
        },
      },
    })
    const page = await racing.order.unshippedWhole({ status: 'open' }).page()
    expect([ids(page.items), page.vanished]).toEqual(['o1 o5', 1])
    await shop.desk.order.create({ customerId: 'ann', orderId: 'o3', placedAt: day(3), status: 'open', total: 1 })
    expect(ids(await racing.order.nextUnshipped({ status: 'open' }).all())).toBe('o1 o5')
  })
})
