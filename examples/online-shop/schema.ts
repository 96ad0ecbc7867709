/**
 * AWS's published design of an online shop: nine entities and sixteen access patterns on one table with two overloaded indexes. A query
 * of one order's partition returns the order with everything that belongs to it; the indexes turn the same items around, to be found by
 * product, invoice, shipment, warehouse and customer.
 */
import { defineCollection, defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

export const shop = defineTable('OnlineShop', {
  key: { partition: 'PK', sort: 'SK' },
  indexes: {
    GSI1: { kind: 'global', partition: 'GSI1-PK', sort: 'GSI1-SK' },
    GSI2: { kind: 'global', partition: 'GSI2-PK', sort: 'GSI2-SK' },
  },
  discriminator: 'EntityType',
})

const id = z.string().min(1).max(40)
const cents = z.int().min(0).max(100_000_000)

export const customer = defineEntity(shop, 'Customer', {
  description: 'A person who buys.',
  attributes: { customerId: id, name: z.string().min(1).max(200), email: z.email() },
  key: { partition: 'c#{customerId}', sort: 'c#{customerId}' },
  patterns: { byId: { description: 'A customer.', by: ['customerId'], one: true } },
})

export const product = defineEntity(shop, 'Product', {
  description: 'Something the shop sells.',
  attributes: { productId: id, name: z.string().min(1).max(200), price: cents },
  key: { partition: 'p#{productId}', sort: 'p#{productId}' },
  patterns: { byId: { description: 'A product.', by: ['productId'], one: true } },
})

export const warehouse = defineEntity(shop, 'Warehouse', {
  description: 'A place that products are shipped from.',
  attributes: { warehouseId: id, city: z.string().min(1).max(100) },
  key: { partition: 'w#{warehouseId}', sort: 'w#{warehouseId}' },
  patterns: { byId: { description: 'A warehouse.', by: ['warehouseId'], one: true } },
})

export const warehouseItem = defineEntity(shop, 'WarehouseItem', {
  description: 'How many of a product a warehouse has.',
  attributes: { productId: id, warehouseId: id, quantity: z.int().min(0).max(1_000_000) },
  key: { partition: 'p#{productId}', sort: 'w#{warehouseId}' },
  indexes: { GSI2: { partition: 'w#{warehouseId}', sort: 'p#{productId}' } },
  patterns: {
    byProduct: { description: 'The inventory of a product, in all warehouses.', by: ['productId'] },
    byWarehouse: { description: 'The inventory of a warehouse.', by: ['warehouseId'] },
  },
})

export const order = defineEntity(shop, 'Order', {
  description: 'What a customer bought at one time.',
  attributes: { orderId: id, customerId: id, date: z.date(), status: z.enum(['placed', 'paid', 'shipped', 'delivered']) },
  key: { partition: 'o#{orderId}', sort: 'c#{customerId}' },
})

export const orderItem = defineEntity(shop, 'OrderItem', {
  description: 'One product of an order.',
  attributes: { orderId: id, productId: id, customerId: id, date: z.date(), quantity: z.int().min(1).max(1000), price: cents },
  key: { partition: 'o#{orderId}', sort: 'p#{productId}' },
  indexes: {
    GSI1: { partition: 'p#{productId}', sort: '{date}' },
    GSI2: { partition: 'c#{customerId}', sort: 'p#{date}' },
  },
  patterns: {
    byOrder: { description: 'The products of an order.', by: ['orderId'] },
    byProduct: { description: 'The orders of a product, in a range of dates.', by: ['productId'], range: 'date' },
    byCustomer: { description: 'The products a customer bought, in a range of dates.', by: ['customerId'], range: 'date' },
  },
  suppress: [{ rule: 'L728', target: 'attributes.price', because: 'It is the price at the time of the order.' }],
})

export const invoice = defineEntity(shop, 'Invoice', {
  description: 'The bill of an order, with its payments.',
  attributes: {
    orderId: id,
    invoiceId: id,
    customerId: id,
    date: z.date(),
    amount: cents,
    payments: z.record(z.string(), z.object({ method: z.enum(['card', 'transfer', 'voucher']), amount: cents })),
  },
  key: { partition: 'o#{orderId}', sort: 'i#{invoiceId}' },
  indexes: {
    GSI1: { partition: 'i#{invoiceId}', sort: 'i#{invoiceId}' },
    GSI2: { partition: 'c#{customerId}', sort: 'i#{date}' },
  },
  patterns: {
    byOrder: { description: 'The invoices of an order.', by: ['orderId'] },
    byId: { description: 'An invoice.', by: ['invoiceId'], one: true },
    payments: { description: 'The payments of an invoice.', by: ['invoiceId'], one: true, select: ['invoiceId', 'payments'] },
    byCustomer: { description: 'The invoices of a customer, in a range of dates.', by: ['customerId'], range: 'date' },
  },
  suppress: [{ rule: 'L715', target: 'attributes.payments', because: 'An invoice is paid in a few parts.' }],
})

export const shipment = defineEntity(shop, 'Shipment', {
  description: 'A parcel of an order, sent from one warehouse.',
  attributes: { orderId: id, shipmentId: id, warehouseId: id, date: z.date(), address: z.string().min(1).max(500) },
  key: { partition: 'o#{orderId}', sort: 'sh#{shipmentId}' },
  indexes: {
    GSI1: { partition: 'sh#{shipmentId}', sort: 'sh#{shipmentId}' },
    GSI2: { partition: 'w#{warehouseId}', sort: 'sh#{shipmentId}' },
  },
  patterns: {
    byOrder: { description: 'The shipments of an order.', by: ['orderId'] },
    byWarehouse: { description: 'The shipments of a warehouse.', by: ['warehouseId'] },
  },
})

export const shipmentItem = defineEntity(shop, 'ShipmentItem', {
  description: 'How many of a product a shipment holds.',
  attributes: { orderId: id, shipmentItemId: id, shipmentId: id, productId: id, quantity: z.int().min(1).max(1000) },
  key: { partition: 'o#{orderId}', sort: 'shp#{shipmentItemId}' },
  indexes: { GSI1: { partition: 'sh#{shipmentId}', sort: 'p#{productId}' } },
})

export const orderDetails = defineCollection(shop, 'orderDetails', {
  description: 'An order with everything that belongs to it.',
  by: ['orderId'],
  returns: { order, items: [orderItem], invoices: [invoice], shipments: [shipment], shipmentItems: [shipmentItem] },
})

export const shipmentDetails = defineCollection(shop, 'shipmentDetails', {
  description: 'A shipment with its products.',
  by: ['shipmentId'],
  returns: { shipment, items: [shipmentItem] },
})

export default defineSchema({
  name: 'shop',
  tables: [shop],
  entities: [customer, product, warehouse, warehouseItem, order, orderItem, invoice, shipment, shipmentItem],
  collections: [orderDetails, shipmentDetails],
})
