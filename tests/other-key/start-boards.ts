import { CreateTableCommand, DeleteItemCommand, type DynamoDBClient, PutItemCommand, paginateScan } from '@aws-sdk/client-dynamodb'
import type { Item } from '@keyloom/core/runtime'
import type { EngineUnderTest } from '@keyloom/testing/vitest'
import { type Boards, boardsTable, createBoards } from './generated/index.js'

export interface TestBoards {
  readonly boards: Boards
  /** Writes an item as it was before the keys changed. */
  put(item: Item): Promise<void>
  /** Deletes an item by its name in `stored`. */
  take(name: string): Promise<void>
  /** Every item of the table, by its partition and sort key. */
  stored(): Promise<Readonly<Record<string, Item>>>
  /** Called once, before the next request of this operation leaves: what another writer does meanwhile. */
  before(operation: string, action: () => Promise<unknown>): void
}

let count = 0

export async function startBoards({ client }: EngineUnderTest): Promise<TestBoards> {
  const TableName = `boards-${process.pid}-${count++}`
  await client.send(new CreateTableCommand(boardsTable(TableName)))
  const actions = new Map<string, () => Promise<unknown>>()
  const watched = {
    async send(command: never) {
      const name = (command as object).constructor.name.replace(/Command$/, '')
      const action = actions.get(name)
      actions.delete(name)
      await action?.()
      return client.send(command)
    },
  }
  return {
    boards: createBoards({ client: watched, tables: { boards: TableName }, now: () => new Date('2126-01-01T00:00:00.000Z') }),
    async put(Item) {
      await client.send(new PutItemCommand({ TableName, Item }))
    },
    async take(name) {
      const [pk = '', sk = ''] = name.split(' / ')
      await client.send(new DeleteItemCommand({ TableName, Key: { pk: { S: pk }, sk: { S: sk } } }))
    },
    async stored() {
      const items: Item[] = []
      for await (const page of paginateScan({ client: client as DynamoDBClient }, { TableName })) items.push(...(page.Items ?? []))
      return Object.fromEntries(items.map((item) => [`${item.pk?.S} / ${item.sk?.S}`, item]))
    },
    before: (operation, action) => void actions.set(operation, action),
  }
}
