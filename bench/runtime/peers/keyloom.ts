// Generated from ../schema.ts. What is written and what is read is validated.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createShop, type Order, type OrderInput, type OrderKey } from '../generated/index.js'

export function create(client: DynamoDBClient) {
  const shop = createShop({ client, tables: { shop: 'shop' } })
  return {
    create: (order: OrderInput) => shop.order.create(order),
    get: (key: OrderKey) => shop.order.get(key),
    update: (key: OrderKey, changes: Pick<Order, 'status' | 'total' | 'note'>) => shop.order.update(key, { set: changes }),
    async newestOrders(customerId: string, limit: number) {
      const { items } = await shop.order.byCustomer({ customerId }).page({ pageSize: limit })
      return items
    },
    getMany: (keys: OrderKey[]) => shop.batchGet(keys.map((key) => shop.order.ref(key))),
    createTogether: (orders: OrderInput[]) =>
      shop.transact(Object.fromEntries(orders.map((order) => [order.orderId, shop.order.tx.create(order)]))),
  }
}
