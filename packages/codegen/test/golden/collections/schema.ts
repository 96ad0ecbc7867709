/** Several entities from one item collection. */
import { defineCollection, defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('shop', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
    activity: { kind: 'global', partition: 'activityPk', sort: 'activitySk' },
  },
})

const customer = defineEntity(table, 'Customer', {
  description: 'A person who buys.',
  attributes: { id: z.ulid(), name: z.string().min(1).max(200) },
  key: { partition: 'CUSTOMER#{id}', sort: 'A' },
})

const order = defineEntity(table, 'Order', {
  description: 'What a customer bought at one time.',
  attributes: { customerId: z.ulid(), orderId: z.ulid(), placedAt: z.date(), total: z.int().min(0) },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}#{orderId}' },
  indexes: {
    gsi1: { partition: 'ORDER#{orderId}', sort: 'ORDER' },
    activity: { partition: 'ACTIVITY#{customerId}', sort: '{placedAt}' },
  },
  patterns: { byId: { by: ['orderId'], one: true } },
})

const line = defineEntity(table, 'Line', {
  attributes: { orderId: z.ulid(), number: z.int().min(1).max(999), product: z.string() },
  key: { partition: 'LINES#{orderId}', sort: 'LINE#{number}' },
  indexes: { gsi1: { partition: 'ORDER#{orderId}', sort: 'LINE#{number}' } },
})

const visit = defineEntity(table, 'Visit', {
  attributes: { customerId: z.ulid(), at: z.date() },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'VISIT#{at}' },
  indexes: { activity: { partition: 'ACTIVITY#{customerId}', sort: '{at}' } },
})

const customerWithOrders = defineCollection(table, 'customerWithOrders', {
  description: 'A customer with the newest orders',
  by: ['customerId'],
  returns: { customer, orders: [order] },
  aliases: { customer: { customerId: 'id' } },
  order: { placedAt: 'desc' },
  limit: 20,
})

const orderWithLines = defineCollection(table, 'orderWithLines', {
  by: ['orderId'],
  returns: { order, lines: [line] },
})

const activity = defineCollection(table, 'activity', {
  description: 'What a customer did in a time, last first.',
  by: ['customerId'],
  returns: { orders: [order], visits: [visit] },
  aliases: { visits: { placedAt: 'at' } },
  range: 'placedAt',
  order: { placedAt: 'desc' },
})

export default defineSchema({
  name: 'shop',
  tables: [table],
  entities: [customer, order, line, visit],
  collections: [customerWithOrders, orderWithLines, activity],
})
