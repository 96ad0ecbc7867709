import { defineEntity, defineSchema, defineTable, type Schema } from '@keyloom/core'
import { z } from 'zod'

/** AWS's online shop at step 13, as far as step 14 changes it: what a customer bought is told apart in GSI2 by its prefix. */
const table = defineTable('OnlineShop', {
  key: { partition: 'PK', sort: 'SK' },
  indexes: {
    GSI1: { kind: 'global', partition: 'GSI1-PK', sort: 'GSI1-SK' },
    GSI2: { kind: 'global', partition: 'GSI2-PK', sort: 'GSI2-SK' },
  },
})
const id = z.string().min(1)

const orderItem = defineEntity(table, 'OrderItem', {
  attributes: { orderId: id, productId: id, customerId: id, date: z.date() },
  key: { partition: 'o#{orderId}', sort: 'p#{productId}' },
  indexes: { GSI1: { partition: 'p#{productId}', sort: '{date}' }, GSI2: { partition: 'c#{customerId}', sort: 'p#{date}' } },
  patterns: { byProduct: { by: ['productId'], range: 'date' }, byCustomer: { by: ['customerId'], range: 'date' } },
})

const invoice = defineEntity(table, 'Invoice', {
  attributes: { orderId: id, invoiceId: id, customerId: id, date: z.date() },
  key: { partition: 'o#{orderId}', sort: 'i#{invoiceId}' },
  indexes: { GSI1: { partition: 'i#{invoiceId}', sort: 'i#{invoiceId}' }, GSI2: { partition: 'c#{customerId}', sort: 'i#{date}' } },
  patterns: { byId: { by: ['invoiceId'], one: true }, byCustomer: { by: ['customerId'], range: 'date' } },
})

const schema: Schema = defineSchema({ name: 'onlineShop', tables: [table], entities: [orderItem, invoice] })
export default schema
