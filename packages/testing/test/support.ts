import {
  type AttributeDefinition,
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  type KeySchemaElement,
} from '@aws-sdk/client-dynamodb'

let made = 0

/** A table name that no other test of this file uses. */
export function newTableName(): string {
  made += 1
  return `table-${made}`
}

/** `p:S s:N` as attribute definitions. */
export function attributes(text: string): AttributeDefinition[] {
  return text.split(' ').map((each) => {
    const [AttributeName, type] = each.split(':')
    return { AttributeName: AttributeName!, AttributeType: type as 'S' | 'N' | 'B' }
  })
}

/** A key schema of a hash and perhaps a range attribute. */
export function keys(hash: string, range?: string): KeySchemaElement[] {
  const hashKey: KeySchemaElement = { AttributeName: hash, KeyType: 'HASH' }
  return range === undefined ? [hashKey] : [hashKey, { AttributeName: range, KeyType: 'RANGE' }]
}

/** Makes a table with the keys `p` (S) and `s` (N), with a global index over `g` (S) and `s`, and a local one over `lk` (S). */
export async function createTable(client: DynamoDBClient, more: Partial<CreateTableCommandInput> = {}): Promise<string> {
  const TableName = newTableName()
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: attributes('p:S s:N g:S lk:S'),
      KeySchema: keys('p', 's'),
      GlobalSecondaryIndexes: [{ IndexName: 'global', KeySchema: keys('g', 's'), Projection: { ProjectionType: 'KEYS_ONLY' } }],
      LocalSecondaryIndexes: [
        { IndexName: 'local', KeySchema: keys('p', 'lk'), Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['x'] } },
      ],
      ...more,
    }),
  )
  return TableName
}

/** The name of the error a request ends with. */
export async function errorName(request: Promise<unknown>): Promise<string> {
  return request.then(
    () => 'no error',
    (error: Error) => error.name,
  )
}
