import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineCollection, defineEntity, defineSchema, defineTable, modelOf } from '../schema/index.js'
import { describePlan, planModel } from './index.js'

/** AWS's published design of an online shop: sixteen access patterns, each of them one request. */
const shop = defineTable('OnlineShop', {
  key: { partition: 'PK', sort: 'SK' },
  indexes: {
    GSI1: { kind: 'global', partition: 'GSI1-PK', sort: 'GSI1-SK' },
    GSI2: { kind: 'global', partition: 'GSI2-PK', sort: 'GSI2-SK' },
  },
})
const id = z.string().min(1)

const customer = defineEntity(shop, 'Customer', {
  attributes: { customerId: id, name: z.string() },
  key: { partition: 'c#{customerId}', sort: 'c#{customerId}' },
  patterns: { byId: { by: ['customerId'], one: true } },
})
const product = defineEntity(shop, 'Product', {
  attributes: { productId: id },
  key: { partition: 'p#{productId}', sort: 'p#{productId}' },
  patterns: { byId: { by: ['productId'], one: true } },
})
const warehouse = defineEntity(shop, 'Warehouse', {
  attributes: { warehouseId: id },
  key: { partition: 'w#{warehouseId}', sort: 'w#{warehouseId}' },
  patterns: { byId: { by: ['warehouseId'], one: true } },
})
const warehouseItem = defineEntity(shop, 'WarehouseItem', {
  attributes: { productId: id, warehouseId: id, quantity: z.int() },
  key: { partition: 'p#{productId}', sort: 'w#{warehouseId}' },
  indexes: { GSI2: { partition: 'w#{warehouseId}', sort: 'p#{productId}' } },
  patterns: { byProduct: { by: ['productId'] }, byWarehouse: { by: ['warehouseId'] } },
})
const order = defineEntity(shop, 'Order', {
  attributes: { orderId: id, customerId: id, date: z.date() },
  key: { partition: 'o#{orderId}', sort: 'c#{customerId}' },
})
const orderItem = defineEntity(shop, 'OrderItem', {
  attributes: { orderId: id, productId: id, customerId: id, date: z.date() },
  key: { partition: 'o#{orderId}', sort: 'p#{productId}' },
  indexes: { GSI1: { partition: 'p#{productId}', sort: '{date}' }, GSI2: { partition: 'c#{customerId}', sort: 'p#{date}' } },
  patterns: {
    byOrder: { by: ['orderId'] },
    byProduct: { by: ['productId'], range: 'date' },
    byCustomer: { by: ['customerId'], range: 'date' },
  },
})
const invoice = defineEntity(shop, 'Invoice', {
  attributes: { orderId: id, invoiceId: id, customerId: id, date: z.date(), payments: z.record(z.string(), z.int()) },
  key: { partition: 'o#{orderId}', sort: 'i#{invoiceId}' },
  indexes: { GSI1: { partition: 'i#{invoiceId}', sort: 'i#{invoiceId}' }, GSI2: { partition: 'c#{customerId}', sort: 'i#{date}' } },
  patterns: {
    byOrder: { by: ['orderId'] },
    byId: { by: ['invoiceId'], one: true },
    payments: { by: ['invoiceId'], one: true, select: ['payments'] },
    byCustomer: { by: ['customerId'], range: 'date' },
  },
})
const shipment = defineEntity(shop, 'Shipment', {
  attributes: { orderId: id, shipmentId: id, warehouseId: id },
  key: { partition: 'o#{orderId}', sort: 'sh#{shipmentId}' },
  indexes: {
    GSI1: { partition: 'sh#{shipmentId}', sort: 'sh#{shipmentId}' },
    GSI2: { partition: 'w#{warehouseId}', sort: 'sh#{shipmentId}' },
  },
  patterns: { byOrder: { by: ['orderId'] }, byWarehouse: { by: ['warehouseId'] } },
})
const shipmentItem = defineEntity(shop, 'ShipmentItem', {
  attributes: { orderId: id, shipmentItemId: id, shipmentId: id, productId: id },
  key: { partition: 'o#{orderId}', sort: 'shp#{shipmentItemId}' },
  indexes: { GSI1: { partition: 'sh#{shipmentId}', sort: 'p#{productId}' } },
})
const orderDetails = defineCollection(shop, 'orderDetails', {
  by: ['orderId'],
  returns: { order, items: [orderItem], invoices: [invoice], shipments: [shipment], shipmentItems: [shipmentItem] },
})
const shipmentDetails = defineCollection(shop, 'shipmentDetails', { by: ['shipmentId'], returns: { shipment, items: [shipmentItem] } })
/** Not of the design: members side by side among others, with the invoices before them and nothing behind. */
const parcels = defineCollection(shop, 'parcels', { by: ['orderId'], returns: { shipments: [shipment], items: [shipmentItem] } })

const model = modelOf(
  defineSchema({
    name: 'shop',
    tables: [shop],
    entities: [customer, product, warehouse, warehouseItem, order, orderItem, invoice, shipment, shipmentItem],
    collections: [orderDetails, shipmentDetails, parcels],
  }),
)
const { plans, problems } = planModel(model)

test('nothing is unserved', () => {
  expect(problems).toEqual([])
})

test('every pattern is planned as published', () => {
  const table = plans.map((plan) => {
    const { operation, index, keyCondition } = describePlan(plan)
    return `${plan.name}: ${operation} ${index}: ${keyCondition}`
  })
  expect(table).toEqual([
    'Customer.byId: GetItem table: `PK = c#{customerId}` and `SK = c#{customerId}`',
    'Product.byId: GetItem table: `PK = p#{productId}` and `SK = p#{productId}`',
    'Warehouse.byId: GetItem table: `PK = w#{warehouseId}` and `SK = w#{warehouseId}`',
    'WarehouseItem.byProduct: Query table: `PK = p#{productId}` and `SK` begins with `w#`',
    'WarehouseItem.byWarehouse: Query GSI2: `GSI2-PK = w#{warehouseId}` and `GSI2-SK` begins with `p#`',
    'OrderItem.byOrder: Query table: `PK = o#{orderId}` and `SK` begins with `p#`',
    'OrderItem.byProduct: Query GSI1: `GSI1-PK = p#{productId}` and `GSI1-SK` between bounds of `date`',
    'OrderItem.byCustomer: Query GSI2: `GSI2-PK = c#{customerId}` and `GSI2-SK` between bounds of `date` behind `p#`',
    'Invoice.byOrder: Query table: `PK = o#{orderId}` and `SK` begins with `i#`',
    'Invoice.byId: Query GSI1: `GSI1-PK = i#{invoiceId}` and `GSI1-SK = i#{invoiceId}`',
    'Invoice.payments: Query GSI1: `GSI1-PK = i#{invoiceId}` and `GSI1-SK = i#{invoiceId}`',
    'Invoice.byCustomer: Query GSI2: `GSI2-PK = c#{customerId}` and `GSI2-SK` between bounds of `date` behind `i#`',
    'Shipment.byOrder: Query table: `PK = o#{orderId}` and `SK` begins with `sh#`',
    'Shipment.byWarehouse: Query GSI2: `GSI2-PK = w#{warehouseId}` and `GSI2-SK` begins with `sh#`',
    'orderDetails: Query table: `PK = o#{orderId}`',
    'shipmentDetails: Query GSI1: `GSI1-PK = sh#{shipmentId}`',
    'parcels: Query table: `PK = o#{orderId}` and `SK` from `sh#` to before `shp$`',
  ])
})

describe('whole plans', () => {
  const planOf = (name: string) => plans.find((plan) => plan.name === name)
  const input = (entity: string, attribute: string) => ({ kind: 'input', input: attribute, entity, attribute, encoding: { kind: 'text' } })

  test('a GetItem', () => {
    expect(planOf('Customer.byId')).toEqual({
      kind: 'get',
      name: 'Customer.byId',
      table: 'OnlineShop',
      filter: [],
      missing: [],
      result: { kind: 'one', entity: 'Customer' },
      key: [
        { attribute: 'PK', type: 'string', tokens: [{ kind: 'literal', text: 'c#' }, input('Customer', 'customerId')] },
        { attribute: 'SK', type: 'string', tokens: [{ kind: 'literal', text: 'c#' }, input('Customer', 'customerId')] },
      ],
      consistent: false,
    })
  })

  test('a range alone in its partition', () => {
    expect(planOf('OrderItem.byProduct')).toEqual({
      kind: 'query',
      name: 'OrderItem.byProduct',
      table: 'OnlineShop',
      filter: [],
      missing: [],
      result: { kind: 'many', entity: 'OrderItem' },
      index: 'GSI1',
      indexKind: 'global',
      partition: [{ attribute: 'GSI1-PK', type: 'string', tokens: [{ kind: 'literal', text: 'p#' }, input('OrderItem', 'productId')] }],
      sort: {
        equal: [],
        bound: {
          kind: 'range',
          part: { attribute: 'GSI1-SK', type: 'string', tokens: [] },
          range: {
            entity: 'OrderItem',
            attribute: 'date',
            encoding: { kind: 'date', descending: false },
            followed: false,
            delimiter: '#',
            descending: false,
          },
        },
      },
      forward: true,
      consistent: false,
    })
  })

  test('one item of an index, in part', () => {
    expect(planOf('Invoice.payments')).toEqual({
      kind: 'query',
      name: 'Invoice.payments',
      table: 'OnlineShop',
      filter: [],
      select: ['payments'],
      missing: [],
      result: { kind: 'one', entity: 'Invoice' },
      index: 'GSI1',
      indexKind: 'global',
      partition: [{ attribute: 'GSI1-PK', type: 'string', tokens: [{ kind: 'literal', text: 'i#' }, input('Invoice', 'invoiceId')] }],
      sort: {
        equal: [],
        bound: {
          kind: 'equal',
          part: { attribute: 'GSI1-SK', type: 'string', tokens: [{ kind: 'literal', text: 'i#' }, input('Invoice', 'invoiceId')] },
        },
      },
      forward: true,
      consistent: false,
    })
  })

  test('a collection that has its partition to itself', () => {
    expect(planOf('shipmentDetails')).toEqual({
      kind: 'query',
      name: 'shipmentDetails',
      table: 'OnlineShop',
      filter: [],
      missing: [],
      result: {
        kind: 'collection',
        members: [
          { property: 'shipment', entity: 'Shipment', many: false },
          { property: 'items', entity: 'ShipmentItem', many: true },
        ],
      },
      index: 'GSI1',
      indexKind: 'global',
      partition: [{ attribute: 'GSI1-PK', type: 'string', tokens: [{ kind: 'literal', text: 'sh#' }, input('Shipment', 'shipmentId')] }],
      sort: { equal: [], bound: { kind: 'all' } },
      forward: true,
      consistent: false,
    })
  })

  test('a collection whose members lie side by side among others', () => {
    expect(planOf('parcels')).toMatchObject({
      sort: {
        equal: [],
        bound: {
          kind: 'between',
          low: { attribute: 'SK', type: 'string', tokens: [{ kind: 'literal', text: 'sh#' }] },
          high: { attribute: 'SK', type: 'string', tokens: [{ kind: 'literal', text: 'shp$' }] },
          dropHigh: true,
        },
      },
    })
  })
})
