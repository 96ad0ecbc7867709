import type { Answers } from '../support/answers.js'

export const answers = {
  'customer by id': 'Customer.byId',
  'product by id': 'Product.byId',
  'warehouse by id': 'Warehouse.byId',
  'inventory of a product in all warehouses': 'WarehouseItem.byProduct',
  'everything of an order': 'orderDetails',
  'products of an order': 'OrderItem.byOrder',
  'invoice of an order': 'Invoice.byOrder',
  'shipments of an order': 'Shipment.byOrder',
  'orders of a product in a date range': 'OrderItem.byProduct',
  'invoice by invoice id': 'Invoice.byId',
  'payments by invoice id': 'Invoice.payments',
  'shipment details': 'shipmentDetails',
  'shipments of a warehouse': 'Shipment.byWarehouse',
  'inventory of a warehouse': 'WarehouseItem.byWarehouse',
  'invoices of a customer in a date range': 'Invoice.byCustomer',
  'products of a customer in a date range': 'OrderItem.byCustomer',
} as const satisfies Answers
