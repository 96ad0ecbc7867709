import { CreateTableCommand, type DynamoDBClient, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb'
import type { EngineUnderTest } from '@keyloom/testing/vitest'
import { createLab, type Lab, labTable, labTimeToLive } from './generated/index.js'

export interface TestLab {
  readonly lab: Lab
  readonly client: DynamoDBClient
  /** Moves the lab's clock. */
  wait(seconds: number): void
  /** The writes of each transaction that the lab has sent since the last call. */
  sent(): number[]
  /** Called once, when a transaction is about to leave: what another writer does meanwhile. */
  before(action: () => Promise<unknown>): void
}

let count = 0

/** A new table on the engine, and a client of it whose clock stands still until it is moved. */
export async function startLab(on: EngineUnderTest): Promise<TestLab> {
  const { client } = on
  const table = `lab-${process.pid}-${count++}`
  await client.send(new CreateTableCommand(labTable(table)))
  await client.send(new UpdateTimeToLiveCommand(labTimeToLive(table)))
  let time = Date.parse('2026-01-01T00:00:00.000Z')
  let sizes: number[] = []
  let meanwhile: (() => Promise<unknown>) | undefined
  const recording = {
    async send(command: never) {
      const { input } = command as { readonly input: { readonly TransactItems?: readonly unknown[] } }
      if (input.TransactItems !== undefined) {
        const action = meanwhile
        meanwhile = undefined
        await action?.()
        sizes.push(input.TransactItems.length)
      }
      return client.send(command)
    },
  }
  return {
    lab: createLab({ client: recording, tables: { lab: table }, now: () => new Date(time) }),
    client,
    wait(seconds) {
      time += seconds * 1000
    },
    sent() {
      const sent = sizes
      sizes = []
      return sent
    },
    before(action) {
      meanwhile = action
    },
  }
}
