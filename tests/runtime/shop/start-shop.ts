import { CreateTableCommand, type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { type Connection, connect, type Item, type KeyloomError } from '@keyloom/core/runtime'
import type { EngineUnderTest } from '@keyloom/testing/vitest'
import { shopTable } from './table.js'

export interface TestShop {
  /** The deployed name of the table. */
  readonly table: string
  readonly client: DynamoDBClient
  readonly connection: Connection
  /** The item as it is stored. */
  stored(pk: string, sk: string): Promise<Item | undefined>
  /** Moves the clock that timestamps are taken from. */
  tick(): void
  /** The names of the operations sent since the last call. */
  sent(): string[]
}

let tables = 0

/** A table of the sample, new and empty, and a connection to it whose clock stands still. */
export async function startShop(on: EngineUnderTest): Promise<TestShop> {
  const client = on.newClient()
  const table = `shop-test-${++tables}`
  let now = Date.parse('2026-01-01T00:00:00.000Z')
  await client.send(new CreateTableCommand(shopTable(table)))
  const connection = connect({ client, tables: { shop: table }, now: () => new Date(now) }, { tables: ['shop'] })
  let names: string[] = []
  client.middlewareStack.add(
    (next, context) => (args) => {
      names.push(String(context.commandName).replace(/Command$/, ''))
      return next(args)
    },
    { step: 'finalizeRequest', name: 'countRequests' },
  )
  return {
    table,
    client,
    connection,
    async stored(pk, sk) {
      const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: { pk: { S: pk }, sk: { S: sk } } }))
      names.pop()
      return Item
    },
    tick() {
      now += 1000
    },
    sent() {
      const sent = names
      names = []
      return sent
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
