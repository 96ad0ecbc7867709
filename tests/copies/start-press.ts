import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { EngineUnderTest } from '@keyloom/testing/vitest'
import { createPress, type Press, pressTable, roomsTable } from './generated/index.js'

export interface TestPress {
  readonly press: Press
  readonly client: DynamoDBClient
  readonly tables: { readonly press: string; readonly rooms: string }
  /** The updates that were sent since the last call. */
  sent(): number
  /** The most requests that were on their way at one time. */
  widest(): number
  /** Called before each update leaves, with its number from 1 on; what it throws is the answer. */
  beforeUpdate(action: (count: number) => unknown): void
}

let count = 0

/** New tables on the engine, and a client of them that tells of its updates. */
export async function startPress(on: EngineUnderTest): Promise<TestPress> {
  const { client } = on
  const suffix = `${process.pid}-${count++}`
  const tables = { press: `press-${suffix}`, rooms: `rooms-${suffix}` }
  await client.send(new CreateTableCommand(pressTable(tables.press)))
  await client.send(new CreateTableCommand(roomsTable(tables.rooms)))
  let updates = 0
  let all = 0
  let open = 0
  let widest = 0
  let action: (count: number) => unknown = () => undefined
  const recording = {
    async send(command: never, options?: never) {
      const { input } = command as { readonly input: { readonly UpdateExpression?: string } }
      open++
      widest = Math.max(widest, open)
      try {
        if (input.UpdateExpression !== undefined) {
          updates++
          await action(++all)
        }
        return await client.send(command, options)
      } finally {
        open--
      }
    },
  }
  return {
    press: createPress({ client: recording, tables }),
    client,
    tables,
    sent() {
      const sent = updates
      updates = 0
      return sent
    },
    widest: () => widest,
    beforeUpdate(next) {
      all = 0
      action = next
    },
  }
}
