import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb'

/** The table of the sample, under its deployed name. */
export function shopTable(TableName: string): CreateTableCommandInput {
  const key = (partition: string, sort: string): CreateTableCommandInput['KeySchema'] => [
    { AttributeName: partition, KeyType: 'HASH' },
    { AttributeName: sort, KeyType: 'RANGE' },
  ]
  const text = ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const }))
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...text, { AttributeName: 'level', AttributeType: 'N' }],
    KeySchema: key('pk', 'sk'),
    GlobalSecondaryIndexes: [
      { IndexName: 'gsi1', KeySchema: key('gsi1pk', 'gsi1sk'), Projection: { ProjectionType: 'ALL' } },
      {
        IndexName: 'gsi2',
        KeySchema: key('gsi2pk', 'gsi2sk'),
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['_type', 'orderId', 'customerId', 'status'] },
      },
    ],
    LocalSecondaryIndexes: [{ IndexName: 'lsi1', KeySchema: key('pk', 'level'), Projection: { ProjectionType: 'ALL' } }],
  }
}
