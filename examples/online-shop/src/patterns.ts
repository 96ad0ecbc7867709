import type { Shop } from '../generated/index.js'
import type { ShopData } from './seed.js'

/** One of the sixteen questions of the design, asked of the repositories, and its answer worked out from the data that was written. */
export interface PatternCase {
  readonly name: string
  ask(shop: Shop): Promise<readonly object[]>
  expected(data: ShopData): readonly object[]
}

const customerId = '0004'
const productId = '0003'
const warehouseId = '0003'
const orderId = '0011'
const from = new Date('2026-01-06T00:00:00.000Z')
const to = new Date('2026-01-16T23:59:59.999Z')

function within({ date }: { readonly date: Date }): boolean {
  return date >= from && date <= to
}

function byText<T>(text: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => (text(a) < text(b) ? -1 : 1)
}

const byDate = byText(({ date }: { readonly date: Date }) => date.toISOString())

function present<T>(item: T | undefined): T[] {
  return item === undefined ? [] : [item]
}

/** In the order of the design's table. */
export const patternCases: readonly PatternCase[] = [
  {
    name: 'Customer.byId',
    ask: async (shop) => present(await shop.customer.byId({ customerId })),
    expected: (data) => data.customers.filter((item) => item.customerId === customerId),
  },
  {
    name: 'Product.byId',
    ask: async (shop) => present(await shop.product.byId({ productId })),
    expected: (data) => data.products.filter((item) => item.productId === productId),
  },
  {
    name: 'Warehouse.byId',
    ask: async (shop) => present(await shop.warehouse.byId({ warehouseId })),
    expected: (data) => data.warehouses.filter((item) => item.warehouseId === warehouseId),
  },
  {
    name: 'WarehouseItem.byProduct',
    ask: (shop) => shop.warehouseItem.byProduct({ productId }).all(),
    expected: (data) => data.warehouseItems.filter((item) => item.productId === productId).sort(byText((item) => item.warehouseId)),
  },
  {
    name: 'orderDetails',
    ask: async (shop) => {
      const { order, items, invoices, shipments, shipmentItems } = await shop.orderDetails({ orderId }).all()
      return [...present(order), ...items, ...invoices, ...shipments, ...shipmentItems]
    },
    expected: (data) => [
      ...data.orders.filter((item) => item.orderId === orderId),
      ...data.orderItems.filter((item) => item.orderId === orderId).sort(byText((item) => item.productId)),
      ...data.invoices.filter((item) => item.orderId === orderId),
      ...data.shipments.filter((item) => item.orderId === orderId),
      ...data.shipmentItems.filter((item) => item.orderId === orderId).sort(byText((item) => item.shipmentItemId)),
    ],
  },
  {
    name: 'OrderItem.byOrder',
    ask: (shop) => shop.orderItem.byOrder({ orderId }).all(),
    expected: (data) => data.orderItems.filter((item) => item.orderId === orderId).sort(byText((item) => item.productId)),
  },
  {
    name: 'Invoice.byOrder',
    ask: (shop) => shop.invoice.byOrder({ orderId }).all(),
    expected: (data) => data.invoices.filter((item) => item.orderId === orderId),
  },
  {
    name: 'Shipment.byOrder',
    ask: (shop) => shop.shipment.byOrder({ orderId }).all(),
    expected: (data) => data.shipments.filter((item) => item.orderId === orderId),
  },
  {
    name: 'OrderItem.byProduct',
    ask: (shop) => shop.orderItem.byProduct({ productId }, { date: { between: [from, to] } }).all(),
    expected: (data) => data.orderItems.filter((item) => item.productId === productId && within(item)).sort(byDate),
  },
  {
    name: 'Invoice.byId',
    ask: async (shop) => present(await shop.invoice.byId({ invoiceId: orderId })),
    expected: (data) => data.invoices.filter((item) => item.invoiceId === orderId),
  },
  {
    name: 'Invoice.payments',
    ask: async (shop) => present(await shop.invoice.payments({ invoiceId: orderId })),
    expected: (data) =>
      data.invoices.filter((item) => item.invoiceId === orderId).map(({ invoiceId, payments }) => ({ invoiceId, payments })),
  },
  {
    name: 'shipmentDetails',
    ask: async (shop) => {
      const { shipment, items } = await shop.shipmentDetails({ shipmentId: orderId }).all()
      return [...present(shipment), ...items]
    },
    expected: (data) => [
      ...data.shipments.filter((item) => item.shipmentId === orderId),
      ...data.shipmentItems.filter((item) => item.shipmentId === orderId).sort(byText((item) => item.productId)),
    ],
  },
  {
    name: 'Shipment.byWarehouse',
    ask: (shop) => shop.shipment.byWarehouse({ warehouseId }).all(),
    expected: (data) => data.shipments.filter((item) => item.warehouseId === warehouseId).sort(byText((item) => item.shipmentId)),
  },
  {
    name: 'WarehouseItem.byWarehouse',
    ask: (shop) => shop.warehouseItem.byWarehouse({ warehouseId }).all(),
    expected: (data) => data.warehouseItems.filter((item) => item.warehouseId === warehouseId).sort(byText((item) => item.productId)),
  },
  {
    name: 'Invoice.byCustomer',
    ask: (shop) => shop.invoice.byCustomer({ customerId }, { date: { between: [from, to] } }).all(),
    expected: (data) => data.invoices.filter((item) => item.customerId === customerId && within(item)).sort(byDate),
  },
  {
    name: 'OrderItem.byCustomer',
    ask: (shop) => shop.orderItem.byCustomer({ customerId }, { date: { between: [from, to] } }).all(),
    expected: (data) => data.orderItems.filter((item) => item.customerId === customerId && within(item)).sort(byDate),
  },
]
