/** A shop before anyone has thought of keys. */
import { defineCollection, defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('shop', {
  key: { partition: 'pk', sort: 'sk' }, // what the table was made with
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
    gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk' },
    gsi3: { kind: 'global', partition: 'gsi3pk', sort: 'gsi3sk' },
  },
})

const customer = defineEntity(table, 'Customer', {
  id: ['customerId'],
  attributes: { customerId: z.uuid(), name: z.string(), email: z.email() },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'CUSTOMER' },
  indexes: { gsi1: { partition: 'CUSTOMER#{email}', sort: 'CUSTOMER' } },
  // Signing in.
  patterns: { byEmail: { by: ['email'], one: true } },
})

const order = defineEntity(table, 'Order', {
  id: ['customerId', 'orderId'],
  attributes: {
    customerId: z.uuid(),
    orderId: z.ulid(),
    placedAt: z.date(),
    status: z.enum(['open', 'shipped']),
    carrier: z.string().optional(), // once it is shipped
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{orderId}' },
  indexes: {
    gsi1: { partition: 'ORDER#{orderId}', sort: 'ORDER' },
    gsi2: { partition: 'ORDER#{status}', sort: '{placedAt}' },
    gsi3: { sparse: true, partition: 'ORDER#{carrier}', sort: '{placedAt}' },
  },
  version: true,
  patterns: {
    byId: { by: ['orderId'], one: true },
    /** What the warehouse has to pack, the oldest first. */
    open: { where: { status: 'open' }, by: [], order: { placedAt: 'asc' } },
    ofCarrier: { by: ['carrier'], range: 'placedAt' },
    newest: { by: ['customerId'], order: { orderId: 'desc' }, limit: 10 },
  },
})

const customerWithOrders = defineCollection(table, 'customerWithOrders', {
  by: ['customerId'],
  returns: { customer, orders: [order] },
})

export default defineSchema({ name: 'shop', tables: [table], entities: [customer, order], collections: [customerWithOrders] })
