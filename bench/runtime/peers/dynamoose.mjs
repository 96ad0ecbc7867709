// Dynamoose as its documentation shows it. It has no composite keys, so the application makes them.
import dynamoose from 'dynamoose'

const required = (type) => ({ type, required: true })
const address = {
  type: Object,
  required: true,
  schema: { street: required(String), city: required(String), zip: required(String), country: required(String) },
}
const keys = { pk: { type: String, hashKey: true }, sk: { type: String, rangeKey: true } }
const settings = { create: false, update: false, waitForActive: false, tableName: 'shop' }

const orderSchema = new dynamoose.Schema({
  ...keys,
  gsi1pk: { type: String, index: { name: 'gsi1', type: 'global', rangeKey: 'gsi1sk' } },
  gsi1sk: String,
  customerId: required(String),
  orderId: required(String),
  placedAt: required(String),
  status: { type: String, enum: ['open', 'paid', 'shipped'], required: true },
  total: { type: Number, required: true, validate: (value) => Number.isSafeInteger(value) && value >= 0 },
  currency: { type: String, enum: ['EUR', 'USD'], required: true },
  lines: {
    type: Array,
    required: true,
    schema: [{ type: Object, schema: { productId: required(String), quantity: required(Number), price: required(Number) } }],
  },
  shipTo: address,
  note: String,
})
const customerSchema = new dynamoose.Schema({
  ...keys,
  customerId: required(String),
  email: required(String),
  name: required(String),
  address,
  createdAt: required(String),
})
const productSchema = new dynamoose.Schema({
  ...keys,
  productId: required(String),
  name: required(String),
  price: required(Number),
  stock: required(Number),
  tags: { type: Array, required: true, schema: [String] },
  active: required(Boolean),
})
const reviewSchema = new dynamoose.Schema({
  ...keys,
  productId: required(String),
  customerId: required(String),
  rating: required(Number),
  text: required(String),
  writtenAt: required(String),
})

const orderKey = ({ customerId, placedAt, orderId }) => ({ pk: `CUSTOMER#${customerId}`, sk: `ORDER#${placedAt}#${orderId}` })
const toItem = (order) => ({
  ...orderKey(order),
  gsi1pk: `STATUS#${order.status}`,
  gsi1sk: `${order.placedAt}#${order.orderId}`,
  ...order,
})

function fromItem(item) {
  const { pk, sk, gsi1pk, gsi1sk, ...order } = item.toJSON()
  return order
}

export function create(client) {
  dynamoose.aws.ddb.set(client)
  const orders = dynamoose.model('Order', orderSchema)
  const others = [
    ['Customer', customerSchema],
    ['Product', productSchema],
    ['Review', reviewSchema],
  ].map(([name, schema]) => dynamoose.model(name, schema))
  new dynamoose.Table('shop', [orders, ...others], settings)
  return {
    async create(order) {
      await orders.create(toItem(order))
      return order
    },
    async get(key) {
      const found = await orders.get(orderKey(key))
      return found && fromItem(found)
    },
    update: async (key, changes) =>
      fromItem(
        await orders.update(
          orderKey(key),
          { ...changes, gsi1pk: `STATUS#${changes.status}` },
          { condition: new dynamoose.Condition().where('pk').exists() },
        ),
      ),
    newestOrders: async (customerId, limit) =>
      (await orders.query('pk').eq(`CUSTOMER#${customerId}`).where('sk').beginsWith('ORDER#').sort('descending').limit(limit).exec()).map(
        fromItem,
      ),
    getMany: async (keys) => (await orders.batchGet(keys.map(orderKey))).map(fromItem),
    createTogether: (inputs) => dynamoose.transaction(inputs.map((order) => orders.transaction.create(toItem(order)))),
  }
}
