import { CreateTableCommand, type CreateTableCommandInput, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createEngine } from '@keyloom/testing'

/** An embedded engine with these tables. */
export async function engineWith(...tables: readonly CreateTableCommandInput[]): Promise<DynamoDBClient> {
  const client = createEngine().client()
  for (const table of tables) await client.send(new CreateTableCommand(table))
  return client
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}
