import { defineCollection, defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('shop', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
    gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk' },
  },
})

const customer = defineEntity(table, 'Customer', {
  attributes: { customerId: z.uuid(), name: z.string().min(1).max(100), email: z.email() },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'CUSTOMER' },
})

const order = defineEntity(table, 'Order', {
  attributes: {
    customerId: z.uuid(),
    orderId: z.ulid(),
    placedAt: z.date(),
    status: z.enum(['open', 'paid', 'shipped']),
    total: z.int().min(0),
    note: z.string().max(500).optional(),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}#{orderId}' },
  indexes: {
    gsi1: { partition: 'ORDER#{orderId}', sort: 'ORDER' },
    gsi2: { when: { status: ['open', 'paid'] }, partition: 'STATUS#{status}', sort: '{placedAt}' },
  },
  version: true,
  timestamps: true,
  patterns: {
    byCustomer: { by: ['customerId'], range: 'placedAt', order: { placedAt: 'desc' } },
    byId: { by: ['orderId'], one: true },
    unshipped: { by: ['status'], where: { status: ['open', 'paid'] }, range: 'placedAt' },
  },
})

const customerWithOrders = defineCollection(table, 'customerWithOrders', {
  by: ['customerId'],
  returns: { customer, orders: [order] },
})

export default defineSchema({
  name: 'shop',
  tables: [table],
  entities: [customer, order],
  collections: [customerWithOrders],
})
