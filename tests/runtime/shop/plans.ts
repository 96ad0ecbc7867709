import {
  assembledCondition,
  type CollectionPlan,
  changesWithin,
  type EntityPlan,
  type EntityView,
  filtering,
  type GetPlan,
  numberRange,
  partialView,
  partitionKey,
  plainText,
  type QueryPlan,
  readThenUpdate,
  type ScanPlan,
  sortKey,
  textRange,
  when,
} from '@keyloom/core/runtime'
import { customerCodec, orderCodec, orderStatus, stockCodec } from './codecs.js'
import type { Customer, Order, OrderInGsi2, Stock } from './entities.js'
import { customerKey, levelText, orderGsi1Key, orderGsi2Key, orderKey, stockGsi1Key, stockKey } from './keys.js'

export const order: EntityPlan<Order> = {
  name: 'Order',
  table: 'shop',
  discriminator: { attribute: '_type', value: 'Order' },
  codec: orderCodec,
  key: { attributes: ['pk', 'sk'], from: ['customerId', 'placedAt', 'orderId'], build: orderKey },
  indexes: [
    { name: 'gsi1', attributes: ['gsi1pk', 'gsi1sk'], from: ['orderId'], build: orderGsi1Key, onPartialUpdate: 'require' },
    { name: 'gsi2', attributes: ['gsi2pk', 'gsi2sk'], from: ['status', 'placedAt'], build: orderGsi2Key, onPartialUpdate: 'require' },
  ],
  version: 'version',
  timestamps: { createdAt: 'createdAt', updatedAt: 'updatedAt' },
  conditions: when,
  within: changesWithin,
}

/** gsi2 projects `orderId`, `customerId`, `status` and the discriminator; `placedAt` stands in its sort key. */
export const orderInGsi2: EntityView<OrderInGsi2> = partialView(order, ['orderId', 'customerId', 'placedAt', 'status'], (item) => ({
  placedAt: item.gsi2sk?.S ?? '',
}))

export const customer: EntityPlan<Customer> = {
  name: 'Customer',
  table: 'shop',
  discriminator: { attribute: '_type', value: 'Customer' },
  codec: customerCodec,
  key: { attributes: ['pk', 'sk'], from: ['customerId'], build: customerKey },
  indexes: [],
  conditions: when,
  within: changesWithin,
}

export const stock: EntityPlan<Stock> = {
  name: 'Stock',
  table: 'shop',
  discriminator: { attribute: '_type', value: 'Stock' },
  codec: stockCodec,
  key: { attributes: ['pk', 'sk'], from: ['warehouse', 'sku'], build: stockKey },
  indexes: [
    {
      name: 'gsi1',
      attributes: ['gsi1pk', 'gsi1sk'],
      from: ['shelf', 'place'],
      needs: ['place'],
      build: stockGsi1Key,
      onPartialUpdate: 'require',
    },
  ],
  conditions: when,
  within: changesWithin,
  readFirst: readThenUpdate,
}

const { customerId, orderId, placedAt } = orderCodec.attributes

/** `pk = CUSTOMER#{customerId}` and `sk` between bounds of `placedAt`, newest first. */
export const orderByCustomer: QueryPlan = {
  kind: 'query',
  name: 'Order.byCustomer',
  table: 'shop',
  keys: ['pk', 'sk'],
  by: { customerId },
  partition: (by: { customerId: string }) => ({ pk: partitionKey('Order.byCustomer', `CUSTOMER#${by.customerId}`) }),
  sort: {
    kind: 'range',
    attribute: 'sk',
    condition: textRange,
    prefix: () => 'ORDER#',
    range: {
      attribute: 'placedAt',
      codec: placedAt,
      text: (value: string) => plainText(value, 'Order.placedAt'),
      followed: true,
      delimiter: '#',
      descending: false,
    },
  },
  condition: assembledCondition,
  forward: false,
  filter: filtering({
    total: { stored: 'total.cents', codec: orderCodec.attributes.total },
    note: { stored: 'note', codec: orderCodec.attributes.note },
  }),
}

/** The newest two of `orderByCustomer`. */
export const orderLatest: QueryPlan = { ...orderByCustomer, name: 'Order.latest', limit: 2 }

/** `gsi1pk = ORDER#{orderId}` and `gsi1sk = ORDER`. */
export const orderById: QueryPlan = {
  kind: 'query',
  name: 'Order.byId',
  table: 'shop',
  index: 'gsi1',
  indexKind: 'global',
  keys: ['pk', 'sk', 'gsi1pk', 'gsi1sk'],
  by: { orderId },
  partition: (by: { orderId: string }) => ({ gsi1pk: partitionKey('Order.byId', `ORDER#${by.orderId}`) }),
  sort: { kind: 'equal', value: () => ({ gsi1sk: { S: 'ORDER' } }) },
  condition: assembledCondition,
  forward: true,
}

/** `gsi2pk = STATUS#{status}` and `gsi2sk` between bounds of `placedAt`. */
export const orderUnshipped: QueryPlan = {
  kind: 'query',
  name: 'Order.unshipped',
  table: 'shop',
  index: 'gsi2',
  indexKind: 'global',
  keys: ['pk', 'sk', 'gsi2pk', 'gsi2sk'],
  by: { status: orderStatus },
  partition: (by: { status: string }) => ({ gsi2pk: partitionKey('Order.unshipped', `STATUS#${by.status}`) }),
  sort: {
    kind: 'range',
    attribute: 'gsi2sk',
    condition: textRange,
    prefix: () => '',
    range: {
      attribute: 'placedAt',
      codec: placedAt,
      text: (value: string) => plainText(value, 'Order.placedAt'),
      followed: false,
      delimiter: '#',
      descending: false,
    },
  },
  condition: assembledCondition,
  forward: true,
}

/** `pk = WAREHOUSE#{warehouse}` and the local index's `level` as it is. */
export const stockByLevel: QueryPlan = {
  kind: 'query',
  name: 'Stock.byLevel',
  table: 'shop',
  index: 'lsi1',
  indexKind: 'local',
  keys: ['pk', 'sk', 'level'],
  by: { warehouse: stockCodec.attributes.warehouse },
  partition: (by: { warehouse: string }) => ({ pk: partitionKey('Stock.byLevel', `WAREHOUSE#${by.warehouse}`) }),
  sort: {
    kind: 'range',
    attribute: 'level',
    condition: numberRange,
    prefix: () => '',
    range: { attribute: 'level', codec: stockCodec.attributes.level, text: levelText, followed: false, delimiter: '', descending: false },
  },
  condition: assembledCondition,
  forward: true,
}

/** `pk = CUSTOMER#{customerId}` and `sk = CUSTOMER`. */
export const customerById: GetPlan = { kind: 'get', name: 'Customer.byId', table: 'shop', by: { customerId }, key: customerKey }

/** `pk = CUSTOMER#{customerId}`. */
export const customerWithOrders: CollectionPlan = {
  kind: 'query',
  name: 'customerWithOrders',
  table: 'shop',
  keys: ['pk', 'sk'],
  by: { customerId },
  partition: (by: { customerId: string }) => ({ pk: partitionKey('customerWithOrders', `CUSTOMER#${by.customerId}`) }),
  condition: assembledCondition,
  forward: true,
  limit: 2,
  members: [
    { property: 'customer', entity: customer, many: false },
    { property: 'orders', entity: order, many: true },
  ],
}

export const everyOrder: ScanPlan = {
  kind: 'scan',
  name: 'Order.every',
  table: 'shop',
  by: {},
  keys: ['pk', 'sk'],
  because: 'The nightly export reads everything.',
}

/** A sort key for the tests of what no entity claims. */
export function foreignKey(customerId: string, name: string): { pk: { S: string }; sk: { S: string } } {
  return { pk: partitionKey('foreign', `CUSTOMER#${customerId}`), sk: sortKey('foreign', name) }
}
