// By hand on @aws-sdk/client-dynamodb, with the AttributeValues made by hand too. Nothing is validated.
import {
  BatchGetItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'

const TableName = 'shop'

const customerKey = (customerId) => ({ S: `CUSTOMER#${customerId}` })
const orderKey = ({ customerId, placedAt, orderId }) => ({ pk: customerKey(customerId), sk: { S: `ORDER#${placedAt}#${orderId}` } })

function toItem(order) {
  const { customerId, orderId, placedAt, status, total, currency, lines, shipTo, note } = order
  const item = {
    pk: customerKey(customerId),
    sk: { S: `ORDER#${placedAt}#${orderId}` },
    gsi1pk: { S: `STATUS#${status}` },
    gsi1sk: { S: `${placedAt}#${orderId}` },
    _type: { S: 'Order' },
    customerId: { S: customerId },
    orderId: { S: orderId },
    placedAt: { S: placedAt },
    status: { S: status },
    total: { N: String(total) },
    currency: { S: currency },
    lines: {
      L: lines.map(({ productId, quantity, price }) => ({
        M: { productId: { S: productId }, quantity: { N: String(quantity) }, price: { N: String(price) } },
      })),
    },
    shipTo: { M: { street: { S: shipTo.street }, city: { S: shipTo.city }, zip: { S: shipTo.zip }, country: { S: shipTo.country } } },
  }
  if (note !== undefined) item.note = { S: note }
  return item
}

function fromItem(item) {
  const { street, city, zip, country } = item.shipTo.M
  const order = {
    customerId: item.customerId.S,
    orderId: item.orderId.S,
    placedAt: item.placedAt.S,
    status: item.status.S,
    total: Number(item.total.N),
    currency: item.currency.S,
    lines: item.lines.L.map(({ M }) => ({ productId: M.productId.S, quantity: Number(M.quantity.N), price: Number(M.price.N) })),
    shipTo: { street: street.S, city: city.S, zip: zip.S, country: country.S },
  }
  if (item.note !== undefined) order.note = item.note.S
  return order
}

const putNew = (order) => ({ TableName, Item: toItem(order), ConditionExpression: 'attribute_not_exists(pk)' })

export function create(client) {
  return {
    async create(order) {
      await client.send(new PutItemCommand(putNew(order)))
      return order
    },
    async get(key) {
      const { Item } = await client.send(new GetItemCommand({ TableName, Key: orderKey(key) }))
      return Item && fromItem(Item)
    },
    async update(key, { status, total, note }) {
      const { Attributes } = await client.send(
        new UpdateItemCommand({
          TableName,
          Key: orderKey(key),
          UpdateExpression: 'SET #status = :status, #total = :total, #note = :note, gsi1pk = :gsi1pk',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: { '#status': 'status', '#total': 'total', '#note': 'note' },
          ExpressionAttributeValues: {
            ':status': { S: status },
            ':total': { N: String(total) },
            ':note': { S: note },
            ':gsi1pk': { S: `STATUS#${status}` },
          },
          ReturnValues: 'ALL_NEW',
        }),
      )
      return fromItem(Attributes)
    },
    async newestOrders(customerId, limit) {
      const { Items } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
          ExpressionAttributeValues: { ':pk': customerKey(customerId), ':sk': { S: 'ORDER#' } },
          ScanIndexForward: false,
          Limit: limit,
        }),
      )
      return Items.map(fromItem)
    },
    async getMany(keys) {
      const { Responses } = await client.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: keys.map(orderKey) } } }))
      return Responses[TableName].map(fromItem)
    },
    async createTogether(orders) {
      await client.send(new TransactWriteItemsCommand({ TransactItems: orders.map((order) => ({ Put: putNew(order) })) }))
    },
  }
}
