import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** The items of a table as DynamoDB counts them every few hours; undefined where it says none. */
export async function tableSize(client: DynamoDBClient, TableName: string): Promise<number | undefined> {
  const { DescribeTableCommand } = await import('@aws-sdk/client-dynamodb')
  const { Table } = await client.send(new DescribeTableCommand({ TableName }))
  return Table?.ItemCount === 0 ? undefined : Table?.ItemCount
}
