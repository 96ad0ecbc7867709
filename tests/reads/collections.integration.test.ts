import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import { addOrders, day, ids, startDesk, type TestDesk } from './start-desk.js'

describeOnEngines('a collection', (on) => {
  let shop: TestDesk

  beforeAll(async () => {
    shop = await startDesk(on)
    await shop.desk.customer.create({ customerId: 'ann', name: 'Ann' })
    await addOrders(shop.desk, 7)
    await shop.desk.note.create({ customerId: 'ann', noteId: 'n1', text: 'hello' })
    await shop.desk.note.create({ customerId: 'ann', noteId: 'n2', text: 'again' })
    shop.sent()
  })

  test('gives the parent with its newest children by one request', async () => {
    const page = await shop.desk.customerWithOrders({ customerId: 'ann' }).page()
    expect([page.customer?.name, ids(page.orders), page.unknown, page.truncated]).toEqual(['Ann', 'o7 o6 o5', [], true])
    expect(shop.sent().map(({ name, input }) => [name, input.Limit, input.ScanIndexForward])).toEqual([['Query', 4, false]])
    const next = await shop.desk.customerWithOrders({ customerId: 'ann' }).page({ cursor: page.cursor! })
    expect([next.customer, ids(next.orders)]).toEqual([undefined, 'o4 o3 o2'])
  })

  test('groups several lists', async () => {
    const { customer, orders, notes, unknown } = await shop.desk.everything({ customerId: 'ann' }).all()
    expect([customer, ids(orders), notes.map(({ text }) => text), unknown]).toEqual([
      { customerId: 'ann', name: 'Ann' },
      'o1 o2 o3 o4 o5 o6 o7',
      ['hello', 'again'],
      [],
    ])
  })

  test('surfaces items of types that it does not know, and of a newer version', async () => {
    const pk = { S: 'CUSTOMER#bob' }
    const newer = { pk, sk: { S: `#ORDER#${day(2)}#x` }, _type: { S: 'OrderV2' }, shape: { M: { is: { BOOL: true } } } }
    const untyped = { pk, sk: { S: `#ORDER#${day(3)}#y` } }
    for (const Item of [newer, untyped]) await on.client.send(new PutItemCommand({ TableName: shop.tables.desk, Item }))
    await addOrders(shop.desk, 1, 'bob')
    const { orders, unknown, customer } = await shop.desk.everything({ customerId: 'bob' }).all()
    expect([ids(orders), unknown, customer]).toEqual(['bobo1', [newer, untyped], undefined])
    expect(ids(await shop.desk.order.byCustomer({ customerId: 'bob' }).all())).toBe('bobo1')
    expect(await shop.desk.order.byCustomer({ customerId: 'bob' }).count()).toBe(1)
  })
})
