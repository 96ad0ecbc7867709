// OneTable as its documentation shows it: keys by value templates, types checked on writes.
import { Table } from 'dynamodb-onetable'
import { Dynamo } from 'dynamodb-onetable/Dynamo'

const required = (type, more) => ({ type, required: true, ...more })
const address = {
  type: Object,
  required: true,
  schema: { street: required(String), city: required(String), zip: required(String), country: required(String) },
}
const key = (template) => ({ type: String, value: template })

const schema = {
  format: 'onetable:1.1.0',
  version: '0.0.1',
  indexes: { primary: { hash: 'pk', sort: 'sk' }, gsi1: { hash: 'gsi1pk', sort: 'gsi1sk', project: 'all' } },
  models: {
    Customer: {
      pk: key('CUSTOMER#${customerId}'),
      sk: key('PROFILE'),
      customerId: required(String),
      email: required(String),
      name: required(String),
      address,
      createdAt: required(String),
    },
    Order: {
      pk: key('CUSTOMER#${customerId}'),
      sk: key('ORDER#${placedAt}#${orderId}'),
      gsi1pk: key('STATUS#${status}'),
      gsi1sk: key('${placedAt}#${orderId}'),
      customerId: required(String),
      orderId: required(String),
      placedAt: required(String),
      status: required(String, { enum: ['open', 'paid', 'shipped'] }),
      total: required(Number),
      currency: required(String, { enum: ['EUR', 'USD'] }),
      lines: {
        type: Array,
        required: true,
        items: { type: Object, schema: { productId: required(String), quantity: required(Number), price: required(Number) } },
      },
      shipTo: address,
      note: { type: String },
    },
    Product: {
      pk: key('PRODUCT#${productId}'),
      sk: key('PRODUCT'),
      productId: required(String),
      name: required(String),
      price: required(Number),
      stock: required(Number),
      tags: { type: Array, required: true, items: { type: String } },
      active: required(Boolean),
    },
    Review: {
      pk: key('PRODUCT#${productId}'),
      sk: key('REVIEW#${customerId}'),
      productId: required(String),
      customerId: required(String),
      rating: required(Number),
      text: required(String),
      writtenAt: required(String),
    },
  },
  params: { isoDates: true, timestamps: false, typeField: '_type' },
}

export function create(client) {
  const table = new Table({ name: 'shop', client: new Dynamo({ client }), schema, partial: false, logger: false })
  const orders = table.getModel('Order')
  return {
    create: (order) => orders.create(order),
    get: (id) => orders.get(id),
    // The other parts of the index keys are in the key, so they are given too.
    update: (id, changes) => orders.update({ ...id, ...changes }, { return: 'ALL_NEW' }),
    newestOrders: async (customerId, limit) => [...(await orders.find({ customerId }, { reverse: true, limit }))],
    async getMany(ids) {
      const batch = {}
      for (const id of ids) await orders.get(id, { batch })
      return table.batchGet(batch, { parse: true, hidden: false })
    },
    async createTogether(inputs) {
      const transaction = {}
      for (const input of inputs) await orders.create(input, { transaction })
      await table.transact('write', transaction)
    },
  }
}
