import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { KeyloomError } from '@keyloom/core/runtime'
import type { EngineUnderTest } from '@keyloom/testing/vitest'
import { createLedger, type Ledger, ledgerTable } from './generated/index.js'

export interface TestLedger {
  readonly ledger: Ledger
  readonly client: DynamoDBClient
  readonly table: string
  /** The operations that left since the last call. */
  left(): string[]
}

let count = 0

/** A new table, and a client of its own whose requests are counted where they leave. */
export async function startLedger(on: EngineUnderTest): Promise<TestLedger> {
  const client = on.newClient()
  const table = `ledger-${process.pid}-${++count}`
  await client.send(new CreateTableCommand(ledgerTable(table)))
  let names: string[] = []
  client.middlewareStack.add(
    (next, context) => (args) => {
      names.push(String(context.commandName))
      return next(args)
    },
    { step: 'finalizeRequest', name: 'countRequests' },
  )
  return {
    ledger: createLedger({ client, tables: { ledger: table } }),
    client,
    table,
    left() {
      const since = names
      names = []
      return since
    },
  }
}

/** The error that a promise is rejected with. */
export async function errorOf(promise: PromiseLike<unknown>): Promise<KeyloomError> {
  const [result] = await Promise.allSettled([promise])
  if (result.status === 'rejected') return result.reason as KeyloomError
  throw new TypeError('The promise was not rejected.')
}
