import { CreateTableCommand, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'

const TableName = 'bench'

/** An item of eight attributes, about 200 bytes. */
function item(partition, i) {
  return {
    pk: { S: partition },
    sk: { S: `ORDER#${String(i).padStart(6, '0')}` },
    type: { S: 'Order' },
    customer: { S: '01890a5d-ac96-774b-bcce-b302099a8057' },
    status: { S: 'placed' },
    total: { N: '129.95' },
    paid: { BOOL: true },
    createdAt: { S: '2026-01-01T00:00:00.000Z' },
  }
}

export const operations = {
  createTable: (client) =>
    client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
      }),
    ),
  /** A table with a partition of 25 items and one that puts go to. */
  async prepare(client) {
    await operations.createTable(client)
    for (let i = 0; i < 25; i += 1) await client.send(new PutItemCommand({ TableName, Item: item('CUSTOMER#1', i) }))
  },
  put: (client, i) => client.send(new PutItemCommand({ TableName, Item: item('CUSTOMER#2', i) })),
  get: (client, i) =>
    client.send(new GetItemCommand({ TableName, Key: { pk: { S: 'CUSTOMER#1' }, sk: { S: `ORDER#${String(i % 25).padStart(6, '0')}` } } })),
  query25: (client) =>
    client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: 'CUSTOMER#1' } },
      }),
    ),
}
