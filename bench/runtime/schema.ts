import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('shop', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } },
})

const address = z.object({
  street: z.string().min(1).max(100),
  city: z.string().min(1).max(100),
  zip: z.string().min(1).max(20),
  country: z.string().length(2),
})

const customer = defineEntity(table, 'Customer', {
  attributes: {
    customerId: z.uuid(),
    email: z.email(),
    name: z.string().min(1).max(100),
    address,
    createdAt: z.iso.datetime({ precision: 3 }),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'PROFILE' },
})

const order = defineEntity(table, 'Order', {
  attributes: {
    customerId: z.uuid(),
    orderId: z.ulid(),
    placedAt: z.iso.datetime({ precision: 3 }),
    status: z.enum(['open', 'paid', 'shipped']),
    total: z.int().min(0),
    currency: z.enum(['EUR', 'USD']),
    lines: z.array(z.object({ productId: z.uuid(), quantity: z.int().min(1), price: z.int().min(0) })).max(100),
    shipTo: address,
    note: z.string().max(500).optional(),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}#{orderId}' },
  indexes: { gsi1: { partition: 'STATUS#{status}', sort: '{placedAt}#{orderId}' } },
  patterns: { byCustomer: { by: ['customerId'], order: { placedAt: 'desc' } } },
})

const product = defineEntity(table, 'Product', {
  attributes: {
    productId: z.uuid(),
    name: z.string().min(1).max(200),
    price: z.int().min(0),
    stock: z.int().min(0),
    tags: z.array(z.string().min(1).max(50)).max(20),
    active: z.boolean(),
  },
  key: { partition: 'PRODUCT#{productId}', sort: 'PRODUCT' },
})

const review = defineEntity(table, 'Review', {
  attributes: {
    productId: z.uuid(),
    customerId: z.uuid(),
    rating: z.int().min(1).max(5),
    text: z.string().max(2000),
    writtenAt: z.iso.datetime({ precision: 3 }),
  },
  key: { partition: 'PRODUCT#{productId}', sort: 'REVIEW#{customerId}' },
})

export default defineSchema({ name: 'shop', tables: [table], entities: [customer, order, product, review] })
