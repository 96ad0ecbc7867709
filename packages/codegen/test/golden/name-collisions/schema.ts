/** Names that meet in generated code. */
import { defineCollection, defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('shop', { key: { partition: 'pk', sort: 'sk' } })

const order = defineEntity(table, 'Order', {
  attributes: { id: z.ulid() },
  key: { partition: 'ORDER#{id}', sort: 'A' },
})

const orderKey = defineEntity(table, 'OrderKey', {
  attributes: { id: z.ulid(), number: z.int().min(0).max(9) },
  key: { partition: 'ORDER#{id}', sort: 'KEY#{number}' },
})

const shop = defineEntity(table, 'Shop', {
  attributes: { id: z.ulid() },
  key: { partition: 'SHOP#{id}', sort: 'A' },
})

const orders = defineCollection(table, 'orderInput', { by: ['id'], returns: { order, keys: [orderKey] } })

export default defineSchema({ name: 'shop', tables: [table], entities: [order, orderKey, shop], collections: [orders] })
