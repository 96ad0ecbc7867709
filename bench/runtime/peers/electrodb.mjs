// ElectroDB as its documentation shows it: it makes the keys, checks types on writes, and adds its own two attributes to each item.
import { ok } from 'node:assert'
import { createWriteTransaction, Entity } from 'electrodb'

const model = (entity, attributes, indexes) => ({ model: { entity, version: '1', service: 'shop' }, attributes, indexes })
const required = (type) => ({ type, required: true })
const address = {
  type: 'map',
  required: true,
  properties: { street: required('string'), city: required('string'), zip: required('string'), country: required('string') },
}
const primary = (pk, sk) => ({ pk: { field: 'pk', composite: pk }, sk: { field: 'sk', composite: sk } })

const customer = model(
  'customer',
  { customerId: required('string'), email: required('string'), name: required('string'), address, createdAt: required('string') },
  { profile: primary(['customerId'], []) },
)
const order = model(
  'order',
  {
    customerId: required('string'),
    orderId: required('string'),
    placedAt: required('string'),
    status: required(['open', 'paid', 'shipped']),
    total: { type: 'number', required: true, validate: (value) => Number.isSafeInteger(value) && value >= 0 },
    currency: required(['EUR', 'USD']),
    lines: {
      type: 'list',
      required: true,
      items: { type: 'map', properties: { productId: required('string'), quantity: required('number'), price: required('number') } },
    },
    shipTo: address,
    note: { type: 'string' },
  },
  {
    byCustomer: primary(['customerId'], ['placedAt', 'orderId']),
    byStatus: {
      index: 'gsi1',
      pk: { field: 'gsi1pk', composite: ['status'] },
      sk: { field: 'gsi1sk', composite: ['placedAt', 'orderId'] },
    },
  },
)
const product = model(
  'product',
  {
    productId: required('string'),
    name: required('string'),
    price: required('number'),
    stock: required('number'),
    tags: { type: 'list', required: true, items: { type: 'string' } },
    active: required('boolean'),
  },
  { byId: primary(['productId'], []) },
)
const review = model(
  'review',
  {
    productId: required('string'),
    customerId: required('string'),
    rating: required('number'),
    text: required('string'),
    writtenAt: required('string'),
  },
  { byProduct: primary(['productId'], ['customerId']) },
)

export function create(client) {
  const [, orders] = [customer, order, product, review].map((one) => new Entity(one, { table: 'shop', client }))
  return {
    create: async (input) => (await orders.create(input).go()).data,
    get: async (key) => (await orders.get(key).go()).data ?? undefined,
    // The other parts of the index keys have to be given, though they are in the key.
    update: async (key, changes) =>
      (await orders.patch(key).set(changes).composite({ placedAt: key.placedAt, orderId: key.orderId }).go({ response: 'all_new' })).data,
    newestOrders: async (customerId, limit) => (await orders.query.byCustomer({ customerId }).go({ order: 'desc', limit })).data,
    getMany: async (keys) => (await orders.get(keys).go()).data,
    async createTogether(inputs) {
      const { canceled } = await createWriteTransaction({ orders }, ({ orders: entity }) =>
        inputs.map((input) => entity.create(input).commit()),
      ).go()
      ok(!canceled, 'The transaction was cancelled.')
    },
  }
}
