import { CreateTableCommand, type DynamoDBClient, GetItemCommand, PutItemCommand, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb'
import type { Item, KeyloomError } from '@keyloom/core/runtime'
import type { EngineUnderTest } from '@keyloom/testing/vitest'
import { createOffice, type Office, officeTable, officeTimeToLive } from './generated/index.js'

export interface TestOffice {
  readonly office: Office
  readonly client: DynamoDBClient
  /** The time that the office's clock shows. */
  now(): Date
  /** Moves the office's clock. */
  wait(seconds: number): void
  stored(pk: string, sk: string): Promise<Item | undefined>
  /** Writes an item past the office. */
  put(item: Item): Promise<void>
  /** The names of the operations that the office has sent since the last call. */
  sent(): string[]
  /** Called once, before the next request of this operation leaves: what another writer does meanwhile. */
  before(operation: string, action: () => Promise<unknown>): void
}

let count = 0

/** A new table on the engine, and a client of it whose clock stands still until it is moved. */
export async function startOffice(on: EngineUnderTest): Promise<TestOffice> {
  const { client } = on
  const TableName = `office-${process.pid}-${count++}`
  await client.send(new CreateTableCommand(officeTable(TableName)))
  await client.send(new UpdateTimeToLiveCommand(officeTimeToLive(TableName)))
  // Ahead of every real clock: DynamoDB Local removes what has expired by its own.
  let time = Date.parse('2126-01-01T00:00:00.000Z')
  let names: string[] = []
  const actions = new Map<string, () => Promise<unknown>>()
  const recording = {
    async send(command: never) {
      const name = (command as object).constructor.name.replace(/Command$/, '')
      const action = actions.get(name)
      actions.delete(name)
      await action?.()
      names.push(name)
      return client.send(command)
    },
  }
  return {
    office: createOffice({ client: recording, tables: { office: TableName }, now: () => new Date(time) }),
    client,
    now: () => new Date(time),
    wait(seconds) {
      time += seconds * 1000
    },
    async stored(pk, sk) {
      const { Item } = await client.send(new GetItemCommand({ TableName, Key: { pk: { S: pk }, sk: { S: sk } }, ConsistentRead: true }))
      return Item
    },
    async put(Item) {
      await client.send(new PutItemCommand({ TableName, Item }))
    },
    sent() {
      const sent = names
      names = []
      return sent
    },
    before(operation, action) {
      actions.set(operation, action)
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
