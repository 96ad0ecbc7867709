import { test } from 'vitest'
import { z } from 'zod'
import { defineCollection } from './collection.js'
import { defineEntity } from './entity.js'
import { defineSchema, type Schema } from './schema.js'
import { defineTable } from './table.js'

const shop = defineTable('shop', { key: { partition: 'pk', sort: 'sk' } })
const other = defineTable('other', { key: { partition: 'pk' } })
const customer = defineEntity(shop, 'Customer', { attributes: { customerId: z.uuid() }, key: { partition: 'C#{customerId}', sort: 'C' } })
const order = defineEntity(shop, 'Order', {
  attributes: { buyerId: z.uuid(), placedAt: z.date() },
  key: { partition: 'C#{buyerId}', sort: 'O#{placedAt}' },
})
const note = defineEntity(other, 'Note', { attributes: { noteId: z.uuid() }, key: { partition: '{noteId}' } })

test('a collection names attributes of its members', () => {
  defineCollection(shop, 'customerWithOrders', {
    by: ['customerId'],
    returns: { customer, orders: [order] },
    aliases: { orders: { customerId: 'buyerId' } },
    range: 'placedAt',
    order: { placedAt: 'desc' },
    limit: 20,
  })
  defineCollection(shop, 'a', { by: ['customerId'], returns: { customer, orders: [order] }, where: { orders: { buyerId: 'x' } } })
  // @ts-expect-error no member 'order'
  defineCollection(shop, 'a', { by: ['customerId'], returns: { customer, orders: [order] }, where: { order: {} } })
  // @ts-expect-error no attribute 'custmerId'
  defineCollection(shop, 'a', { by: ['custmerId'], returns: { customer, orders: [order] } })
  // @ts-expect-error no attribute 'palcedAt'
  defineCollection(shop, 'a', { by: ['customerId'], returns: { customer, orders: [order] }, order: { palcedAt: 'desc' } })
  // @ts-expect-error no member 'order'
  defineCollection(shop, 'a', { by: ['customerId'], returns: { customer, orders: [order] }, aliases: { order: {} } })
})

test('its members are in its table', () => {
  // @ts-expect-error Note is in table 'other'
  defineCollection(shop, 'a', { by: ['customerId'], returns: { customer, notes: [note] } })
})

test('a schema takes any tables, entities and collections', () => {
  const both = defineCollection(shop, 'both', { by: ['customerId'], returns: { customer, orders: [order] } })
  const schema: Schema = defineSchema({ name: 'shop', tables: [shop, other], entities: [customer, order, note], collections: [both] })
  void schema
})
