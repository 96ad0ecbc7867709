// dynamodb-toolbox as its documentation shows it: items are parsed when they are written and formatted when they are read.
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import {
  BatchGetCommand,
  BatchGetRequest,
  boolean,
  Entity,
  executeBatchGet,
  executeTransactWrite,
  GetItemCommand,
  item,
  list,
  map,
  number,
  PutItemCommand,
  PutTransaction,
  QueryCommand,
  string,
  Table,
  UpdateItemCommand,
} from 'dynamodb-toolbox'

const table = new Table({
  name: 'shop',
  partitionKey: { name: 'pk', type: 'string' },
  sortKey: { name: 'sk', type: 'string' },
  indexes: {
    gsi1: { type: 'global', partitionKey: { name: 'gsi1pk', type: 'string' }, sortKey: { name: 'gsi1sk', type: 'string' } },
  },
})

const address = map({ street: string(), city: string(), zip: string(), country: string() })
const natural = (value) => Number.isSafeInteger(value) && value >= 0

const customers = new Entity({
  name: 'Customer',
  table,
  timestamps: false,
  schema: item({ customerId: string().key(), email: string(), name: string(), address, createdAt: string() }),
  computeKey: ({ customerId }) => ({ pk: `CUSTOMER#${customerId}`, sk: 'PROFILE' }),
})
const orders = new Entity({
  name: 'Order',
  table,
  timestamps: false,
  schema: item({
    customerId: string().key(),
    orderId: string().key(),
    placedAt: string().key(),
    status: string().enum('open', 'paid', 'shipped'),
    total: number().validate(natural),
    currency: string().enum('EUR', 'USD'),
    lines: list(map({ productId: string(), quantity: number().validate(natural), price: number().validate(natural) })),
    shipTo: address,
    note: string().optional(),
  }).and(() => ({
    gsi1pk: string()
      .hidden()
      .putLink(({ status }) => `STATUS#${status}`)
      .updateLink(({ status }) => status && `STATUS#${status}`),
    gsi1sk: string()
      .hidden()
      .putLink(({ placedAt, orderId }) => `${placedAt}#${orderId}`),
  })),
  computeKey: ({ customerId, placedAt, orderId }) => ({ pk: `CUSTOMER#${customerId}`, sk: `ORDER#${placedAt}#${orderId}` }),
})
const products = new Entity({
  name: 'Product',
  table,
  timestamps: false,
  schema: item({ productId: string().key(), name: string(), price: number(), stock: number(), tags: list(string()), active: boolean() }),
  computeKey: ({ productId }) => ({ pk: `PRODUCT#${productId}`, sk: 'PRODUCT' }),
})
const reviews = new Entity({
  name: 'Review',
  table,
  timestamps: false,
  schema: item({ productId: string().key(), customerId: string().key(), rating: number(), text: string(), writtenAt: string() }),
  computeKey: ({ productId, customerId }) => ({ pk: `PRODUCT#${productId}`, sk: `REVIEW#${customerId}` }),
})

export const entities = { customers, orders, products, reviews }

export function create(client) {
  table.documentClient = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
  const putNew = { condition: { attr: 'customerId', exists: false } }
  return {
    async create(order) {
      await orders.build(PutItemCommand).item(order).options(putNew).send()
      return order
    },
    get: async (key) => (await orders.build(GetItemCommand).key(key).send()).Item,
    update: async (key, changes) =>
      (
        await orders
          .build(UpdateItemCommand)
          .item({ ...key, ...changes })
          .options({ condition: { attr: 'customerId', exists: true }, returnValues: 'ALL_NEW' })
          .send()
      ).Attributes,
    newestOrders: async (customerId, limit) =>
      (
        await table
          .build(QueryCommand)
          .query({ partition: `CUSTOMER#${customerId}`, range: { beginsWith: 'ORDER#' } })
          .entities(orders)
          .options({ reverse: true, limit })
          .send()
      ).Items,
    async getMany(keys) {
      const { Responses } = await executeBatchGet(
        table.build(BatchGetCommand).requests(...keys.map((key) => orders.build(BatchGetRequest).key(key))),
      )
      return Responses[0]
    },
    createTogether: (inputs) => executeTransactWrite(...inputs.map((order) => orders.build(PutTransaction).item(order).options(putNew))),
  }
}
