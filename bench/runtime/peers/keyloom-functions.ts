// Generated from ../schema.ts. What is written and what is read is validated.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { pageOf } from '@keyloom/core/runtime'
import { batchGet, connectShop, transact } from '../generated/functions.js'
import type { Order, OrderInput, OrderKey } from '../generated/index.js'
import * as order from '../generated/order-functions.js'

export function create(client: DynamoDBClient) {
  const shop = connectShop({ client, tables: { shop: 'shop' } })
  return {
    create: (input: OrderInput) => order.create(shop, input),
    get: (key: OrderKey) => order.get(shop, key),
    update: (key: OrderKey, changes: Pick<Order, 'status' | 'total' | 'note'>) => order.update(shop, key, { set: changes }),
    async newestOrders(customerId: string, limit: number) {
      const { items } = await pageOf(order.byCustomer(shop, { customerId }), { pageSize: limit })
      return items
    },
    getMany: (keys: OrderKey[]) =>
      batchGet(
        shop,
        keys.map((key) => order.ref(key)),
      ),
    createTogether: (orders: OrderInput[]) =>
      transact(shop, Object.fromEntries(orders.map((input) => [input.orderId, order.txCreate(input)]))),
  }
}
