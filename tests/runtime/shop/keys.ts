import { escapeText, type Item, numberText, partitionKey, sortKey } from '@keyloom/core/runtime'
import type { Customer, Order, OrderKey, Stock } from './entities.js'

/** `pk = CUSTOMER#{customerId}`, `sk = ORDER#{placedAt}#{orderId}` */
export function orderKey(order: OrderKey): Item {
  return {
    pk: partitionKey('Order.pk', `CUSTOMER#${order.customerId}`),
    sk: sortKey('Order.sk', `ORDER#${order.placedAt}#${order.orderId}`),
  }
}

/** `gsi1pk = ORDER#{orderId}`, `gsi1sk = ORDER` */
export function orderGsi1Key(order: Pick<Order, 'orderId'>): Item {
  return { gsi1pk: partitionKey('Order.gsi1pk', `ORDER#${order.orderId}`), gsi1sk: { S: 'ORDER' } }
}

/** `gsi2pk = STATUS#{status}`, `gsi2sk = {placedAt}`, while `status` is open or paid. */
export function orderGsi2Key(order: Pick<Order, 'placedAt' | 'status'>): Item | undefined {
  if (order.status !== 'open' && order.status !== 'paid') return undefined
  return { gsi2pk: partitionKey('Order.gsi2pk', `STATUS#${order.status}`), gsi2sk: sortKey('Order.gsi2sk', order.placedAt) }
}

/** `pk = CUSTOMER#{customerId}`, `sk = CUSTOMER` */
export function customerKey(customer: Pick<Customer, 'customerId'>): Item {
  return { pk: partitionKey('Customer.pk', `CUSTOMER#${customer.customerId}`), sk: { S: 'CUSTOMER' } }
}

/** `pk = WAREHOUSE#{warehouse}`, `sk = SKU#{sku}` */
export function stockKey(stock: Pick<Stock, 'warehouse' | 'sku'>): Item {
  return { pk: partitionKey('Stock.pk', `WAREHOUSE#${stock.warehouse}`), sk: sortKey('Stock.sk', `SKU#${stock.sku}`) }
}

/** `gsi1pk = SHELF#{shelf}`, `gsi1sk = {place}`, while both are there. */
export function stockGsi1Key(stock: Pick<Stock, 'shelf' | 'place'>): Item | undefined {
  if (stock.shelf === undefined || stock.place === undefined) return undefined
  return { gsi1pk: partitionKey('Stock.gsi1pk', `SHELF#${escapeText(stock.shelf, '#')}`), gsi1sk: sortKey('Stock.gsi1sk', stock.place) }
}

/** `level` and `sku`, as they are: an index by a number. */
export function levelText(level: number): string {
  return numberText(level)
}
