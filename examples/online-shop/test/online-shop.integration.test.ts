import { CreateTableCommand, DeleteTableCommand } from '@aws-sdk/client-dynamodb'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createShop, onlineShopTable, type Shop } from '../generated/index.js'
import { patternCases } from '../src/patterns.js'
import { seed, shopData } from '../src/seed.js'

function ordered(items: readonly object[]): string[] {
  return items.map((item) => JSON.stringify(Object.entries(item).sort())).sort()
}

function dateOf(item: object): unknown {
  return 'date' in item ? item.date : undefined
}

describeOnEngines('the online shop', (on) => {
  const tableName = 'online-shop-suite'
  const data = shopData()
  let shop: Shop

  beforeAll(async () => {
    await on.client.send(new CreateTableCommand(onlineShopTable(tableName)))
    shop = createShop({ client: on.client, tables: { OnlineShop: tableName } })
    await seed(shop, data)
  })
  afterAll(async () => {
    await on.client.send(new DeleteTableCommand({ TableName: tableName }))
  })

  test.each(patternCases)('$name answers with the items that were written', async ({ ask, expected }) => {
    const items = expected(data)
    expect(items.length).toBeGreaterThan(0)
    const answer = await ask(shop)
    // Items of one position in an index (the products of one order, in `GSI2`) come in no particular order.
    expect(ordered(answer)).toEqual(ordered(items))
    expect(answer.map(dateOf)).toEqual(items.map(dateOf))
  })

  test('pages of one item make up the whole answer', async () => {
    const whole = await shop.orderItem.byOrder({ orderId: '0008' }).all()
    const pages = []
    for await (const item of shop.orderItem.byOrder({ orderId: '0008' }).iterate({ pageSize: 1 })) pages.push(item)
    expect(pages).toEqual(whole)
    expect(whole.length).toBeGreaterThan(2)
  })

  test('shipments do not swallow shipment items, whose keys begin alike', async () => {
    const { shipments, shipmentItems } = await shop.orderDetails({ orderId: '0012' }).all()
    expect(shipments).toHaveLength(1)
    expect(shipmentItems.length).toBeGreaterThan(0)
    expect(await shop.shipment.byOrder({ orderId: '0012' }).all()).toEqual(shipments)
  })

  test('an update moves the item in its indexes', async () => {
    const [first] = await shop.orderItem.byOrder({ orderId: '0001' }).all()
    if (first === undefined) throw new TypeError('The order has no item.')
    const { orderId, productId, customerId } = first
    const date = new Date('2031-05-06T07:08:09.010Z')
    await shop.orderItem.update({ orderId, productId }, { set: { date, customerId } })
    const year = { date: { between: [new Date('2031-01-01'), new Date('2031-12-31')] as const } }
    expect(await shop.orderItem.byProduct({ productId }, year).all()).toEqual([{ ...first, date }])
    expect(await shop.orderItem.byCustomer({ customerId }, year).all()).toEqual([{ ...first, date }])
    await shop.orderItem.update({ orderId, productId }, { set: { date: first.date, customerId } })
  })
})
