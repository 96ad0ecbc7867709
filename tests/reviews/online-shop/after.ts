import { defineCollection, defineEntity, defineSchema, defineTable, type Schema } from '@keyloom/core'
import { z } from 'zod'

/** Step 14: the sort key of GSI2 is the bare date, so that all of a customer's activity in a range of dates is one Query. */
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
  indexes: { GSI1: { partition: 'p#{productId}', sort: '{date}' }, GSI2: { partition: 'c#{customerId}', sort: '{date}' } },
  patterns: { byProduct: { by: ['productId'], range: 'date' }, byCustomer: { by: ['customerId'], range: 'date', isolate: 'filter' } },
})

const invoice = defineEntity(table, 'Invoice', {
  attributes: { orderId: id, invoiceId: id, customerId: id, date: z.date() },
  key: { partition: 'o#{orderId}', sort: 'i#{invoiceId}' },
  indexes: { GSI1: { partition: 'i#{invoiceId}', sort: 'i#{invoiceId}' }, GSI2: { partition: 'c#{customerId}', sort: '{date}' } },
  patterns: { byId: { by: ['invoiceId'], one: true }, byCustomer: { by: ['customerId'], range: 'date', isolate: 'filter' } },
})

const activity = defineCollection(table, 'customerActivity', {
  by: ['customerId'],
  range: 'date',
  returns: { items: [orderItem], invoices: [invoice] },
})

const schema: Schema = defineSchema({ name: 'onlineShop', tables: [table], entities: [orderItem, invoice], collections: [activity] })
export default schema
