/** A request that is right, to be made wrong. Every member is one the operation reads. */
export interface HostileSample {
  readonly operation: string
  readonly input: object
}

const TableName = 'hostile'
const key = { p: { S: 'a' }, s: { S: 'b' } }
const throughput = { ReadCapacityUnits: 1, WriteCapacityUnits: 1 }
const keys = [
  { AttributeName: 'p', KeyType: 'HASH' },
  { AttributeName: 's', KeyType: 'RANGE' },
]
const condition = {
  // Never holds, so that a request whose mutation does no harm to it still writes nothing.
  ConditionExpression: 'attribute_exists(nowhere) AND n = :v AND #n = :v',
  ExpressionAttributeNames: { '#n': 'n' },
  ExpressionAttributeValues: { ':v': { N: '1' } },
  ReturnConsumedCapacity: 'TOTAL',
}
const everyType = {
  ...key,
  n: { N: '1' },
  b: { B: 'YQ==' },
  t: { BOOL: true },
  z: { NULL: true },
  ss: { SS: ['a'] },
  ns: { NS: ['1'] },
  bs: { BS: ['YQ=='] },
  l: { L: [{ S: 'x' }, { M: { y: { N: '1' } } }] },
  m: { M: { k: { S: 'x' } } },
}

/** Requests of every operation. */
export const hostileSamples: readonly HostileSample[] = [
  {
    operation: 'CreateTable',
    input: {
      TableName: 'hostile',
      AttributeDefinitions: ['p', 's', 'g', 'lk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: keys,
      BillingMode: 'PROVISIONED',
      ProvisionedThroughput: throughput,
      GlobalSecondaryIndexes: [
        {
          IndexName: 'global',
          KeySchema: [{ AttributeName: 'g', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['x'] },
          ProvisionedThroughput: throughput,
        },
      ],
      LocalSecondaryIndexes: [
        {
          IndexName: 'local',
          KeySchema: [
            { AttributeName: 'p', KeyType: 'HASH' },
            { AttributeName: 'lk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
      Tags: [{ Key: 'a', Value: 'b' }],
      DeletionProtectionEnabled: false,
    },
  },
  { operation: 'DescribeTable', input: { TableName } },
  { operation: 'ListTables', input: { ExclusiveStartTableName: 'abc', Limit: 10 } },
  { operation: 'DeleteTable', input: { TableName } },
  {
    operation: 'UpdateTable',
    input: {
      TableName,
      AttributeDefinitions: [{ AttributeName: 'h', AttributeType: 'S' }],
      GlobalSecondaryIndexUpdates: [
        {
          Create: {
            IndexName: 'another',
            KeySchema: [{ AttributeName: 'h', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'ALL' },
            ProvisionedThroughput: throughput,
          },
        },
      ],
    },
  },
  { operation: 'PutItem', input: { TableName, Item: everyType, ReturnValues: 'ALL_OLD', ...condition } },
  {
    operation: 'GetItem',
    input: { TableName, Key: key, ConsistentRead: true, ProjectionExpression: '#n, m.k', ExpressionAttributeNames: { '#n': 'n' } },
  },
  { operation: 'DeleteItem', input: { TableName, Key: key, ReturnValues: 'ALL_OLD', ...condition } },
  { operation: 'UpdateItem', input: { TableName, Key: key, UpdateExpression: 'SET n = n + :v', ReturnValues: 'ALL_NEW', ...condition } },
  {
    operation: 'Query',
    input: {
      TableName,
      IndexName: 'global',
      KeyConditionExpression: 'g = :v',
      FilterExpression: 'x = :v',
      ExpressionAttributeValues: { ':v': { S: 'a' } },
      Limit: 10,
      ScanIndexForward: true,
      Select: 'ALL_PROJECTED_ATTRIBUTES',
      ExclusiveStartKey: { ...key, g: { S: 'a' } },
    },
  },
  {
    operation: 'Scan',
    input: {
      TableName,
      Limit: 10,
      Segment: 0,
      TotalSegments: 1,
      ConsistentRead: true,
      FilterExpression: 'n = :v',
      ExpressionAttributeValues: { ':v': { N: '1' } },
    },
  },
  { operation: 'BatchGetItem', input: { RequestItems: { hostile: { Keys: [key], ConsistentRead: true, ProjectionExpression: 'p' } } } },
  {
    operation: 'BatchWriteItem',
    input: { RequestItems: { hostile: [{ PutRequest: { Item: { ...everyType, p: { S: '' } } } }, { DeleteRequest: { Key: key } }] } },
  },
  {
    operation: 'TransactWriteItems',
    input: {
      ClientRequestToken: 'token',
      TransactItems: [
        { Put: { TableName, Item: everyType, ConditionExpression: 'attribute_not_exists(p)' } },
        { Delete: { TableName, Key: { p: { S: 'x' }, s: { S: 'y' } } } },
        {
          Update: {
            TableName,
            Key: { p: { S: 'u' }, s: { S: 'y' } },
            UpdateExpression: 'SET n = :v',
            ExpressionAttributeValues: { ':v': { N: '1' } },
          },
        },
        { ConditionCheck: { TableName, Key: { p: { S: 'c' }, s: { S: 'y' } }, ConditionExpression: 'attribute_exists(p)' } },
      ],
    },
  },
  { operation: 'TransactGetItems', input: { TransactItems: [{ Get: { TableName, Key: key, ProjectionExpression: 'p' } }] } },
  { operation: 'UpdateTimeToLive', input: { TableName, TimeToLiveSpecification: { Enabled: true, AttributeName: 'ttl' } } },
  { operation: 'DescribeTimeToLive', input: { TableName } },
  {
    operation: 'TagResource',
    input: { ResourceArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/none', Tags: [{ Key: 'a', Value: 'b' }] },
  },
  { operation: 'UntagResource', input: { ResourceArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/none', TagKeys: ['a'] } },
  { operation: 'ListTagsOfResource', input: { ResourceArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/none' } },
  { operation: 'ListStreams', input: { TableName, Limit: 10 } },
  { operation: 'DescribeStream', input: { StreamArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/none/stream/x', Limit: 1 } },
  {
    operation: 'GetShardIterator',
    input: {
      StreamArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/none/stream/x',
      ShardId: 'shardId-000000000000000000000-00',
      ShardIteratorType: 'LATEST',
    },
  },
  { operation: 'GetRecords', input: { ShardIterator: 'x|1|y', Limit: 10 } },
]
