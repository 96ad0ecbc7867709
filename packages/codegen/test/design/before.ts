/** A shop before anyone has thought of keys. */
import { defineCollection, defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('shop', {
  key: { partition: 'pk', sort: 'sk' }, // what the table was made with
})

const customer = defineEntity(table, 'Customer', {
  id: ['customerId'],
  attributes: { customerId: z.uuid(), name: z.string(), email: z.email() },
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
