import { CreateTableCommand, type CreateTableCommandOutput, type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import type { ConnectOptions, Item, KeyloomError } from '@keyloom/core/runtime'
import type { EngineUnderTest } from '@keyloom/testing/vitest'
import { bareTable, createKiosk, freshTable, type Kiosk, kioskTable, pastTable } from './generated/index.js'
import { streamRecords, type WireRecord } from './stream-records.js'

type Table = 'kiosk' | 'fresh' | 'past' | 'bare'

export interface TestKiosk {
  readonly kiosk: Kiosk
  readonly client: DynamoDBClient
  /** The deployed names. */
  readonly tables: Readonly<Record<Table, string>>
  /** Another kiosk of the same tables. */
  with(options: Partial<ConnectOptions<Table>>): Kiosk
  stored(pk: string, sk: string): Promise<Item | undefined>
  /** All records of a table's stream, as the wire has them. */
  records(table: Table): Promise<WireRecord[]>
}

let count = 0

/** New tables on the engine, and a client of them. */
export async function startKiosk(on: EngineUnderTest): Promise<TestKiosk> {
  const { client } = on
  const number = `${process.pid}-${count++}`
  const tables = { kiosk: `kiosk-${number}`, fresh: `fresh-${number}`, past: `past-${number}`, bare: `bare-${number}` }
  const streams = new Map<Table, string>()
  const inputs = [kioskTable(tables.kiosk), freshTable(tables.fresh), pastTable(tables.past), bareTable(tables.bare)]
  for (const [position, input] of inputs.entries()) {
    const { TableDescription }: CreateTableCommandOutput = await client.send(new CreateTableCommand(input))
    streams.set((['kiosk', 'fresh', 'past', 'bare'] as const)[position]!, TableDescription?.LatestStreamArn ?? '')
  }
  const connect = (options: Partial<ConnectOptions<Table>>): Kiosk => createKiosk({ client, tables, ...options })
  return {
    kiosk: connect({}),
    client,
    tables,
    with: connect,
    async stored(pk, sk) {
      const Key = { pk: { S: pk }, sk: { S: sk } }
      const { Item } = await client.send(new GetItemCommand({ TableName: tables.kiosk, Key, ConsistentRead: true }))
      return Item
    },
    records: (table) => streamRecords(on, streams.get(table) ?? ''),
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
