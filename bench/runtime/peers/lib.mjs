// By hand on @aws-sdk/lib-dynamodb. Nothing is validated.
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'

const TableName = 'shop'

const customerKey = (customerId) => `CUSTOMER#${customerId}`
const orderKey = ({ customerId, placedAt, orderId }) => ({ pk: customerKey(customerId), sk: `ORDER#${placedAt}#${orderId}` })
const statusKey = ({ status, placedAt, orderId }) => ({ gsi1pk: `STATUS#${status}`, gsi1sk: `${placedAt}#${orderId}` })
const toItem = (order) => ({ ...orderKey(order), ...statusKey(order), _type: 'Order', ...order })

function fromItem({ pk, sk, gsi1pk, gsi1sk, _type, ...order }) {
  return order
}

export function create(client) {
  const document = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
  const putNew = (order) => ({ TableName, Item: toItem(order), ConditionExpression: 'attribute_not_exists(pk)' })
  return {
    async create(order) {
      await document.send(new PutCommand(putNew(order)))
      return order
    },
    async get(key) {
      const { Item } = await document.send(new GetCommand({ TableName, Key: orderKey(key) }))
      return Item && fromItem(Item)
    },
    async update(key, { status, total, note }) {
      const { Attributes } = await document.send(
        new UpdateCommand({
          TableName,
          Key: orderKey(key),
          UpdateExpression: 'SET #status = :status, #total = :total, #note = :note, gsi1pk = :gsi1pk',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: { '#status': 'status', '#total': 'total', '#note': 'note' },
          ExpressionAttributeValues: { ':status': status, ':total': total, ':note': note, ':gsi1pk': `STATUS#${status}` },
          ReturnValues: 'ALL_NEW',
        }),
      )
      return fromItem(Attributes)
    },
    async newestOrders(customerId, limit) {
      const { Items } = await document.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
          ExpressionAttributeValues: { ':pk': customerKey(customerId), ':sk': 'ORDER#' },
          ScanIndexForward: false,
          Limit: limit,
        }),
      )
      return Items.map(fromItem)
    },
    async getMany(keys) {
      const { Responses } = await document.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys: keys.map(orderKey) } } }))
      return Responses[TableName].map(fromItem)
    },
    async createTogether(orders) {
      await document.send(new TransactWriteCommand({ TransactItems: orders.map((order) => ({ Put: putNew(order) })) }))
    },
  }
}
