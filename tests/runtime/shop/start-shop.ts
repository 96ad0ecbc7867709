import { CreateTableCommand, type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { type Connection, connect, type Item, type KeyloomError } from '@keyloom/core/runtime'
import { createEngine, type Engine } from '@keyloom/testing'
import { shopTable } from './table.js'

export interface TestShop {
  readonly engine: Engine
  readonly client: DynamoDBClient
  readonly connection: Connection
  /** The item as it is stored. */
  stored(pk: string, sk: string): Promise<Item | undefined>
  /** Moves the clock that timestamps are taken from. */
  tick(): void
  /** The names of the operations sent since the last call. */
  sent(): string[]
}

/** An engine with the table of the sample, and a connection to it whose clock stands still. */
export async function startShop(): Promise<TestShop> {
  const engine = createEngine()
  const client = engine.client()
  let now = Date.parse('2026-01-01T00:00:00.000Z')
  await client.send(new CreateTableCommand(shopTable('shop-test')))
  const connection = connect({ client, tables: { shop: 'shop-test' }, now: () => new Date(now) }, { tables: ['shop'] })
  let seen = engine.history.length
  return {
    engine,
    client,
    connection,
    async stored(pk, sk) {
      const { Item } = await client.send(new GetItemCommand({ TableName: 'shop-test', Key: { pk: { S: pk }, sk: { S: sk } } }))
      return Item
    },
    tick() {
      now += 1000
    },
    sent() {
      const names = engine.history.slice(seen).map(({ operation }) => operation)
      seen = engine.history.length
      return names
    },
  }
}

/** The error that a promise is rejected with. */
export async function errorOf(promise: PromiseLike<unknown>): Promise<KeyloomError> {
  try {
    await promise
  } catch (error) {
    return error as KeyloomError
  }
  throw new TypeError('The promise was not rejected.')
}
