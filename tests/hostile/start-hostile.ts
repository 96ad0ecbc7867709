import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { KeyloomError } from '@keyloom/core/runtime'
import { createHostile, type Hostile, hostileTable } from './generated/index.js'

let count = 0

export interface TestHostile {
  readonly shop: Hostile
  readonly table: string
  /** The requests that left so far. */
  requests(): number
}

/** A new table, and a client of it that counts its requests. */
export async function startHostile(client: DynamoDBClient): Promise<TestHostile> {
  const table = `hostile-${process.pid}-${count++}`
  await client.send(new CreateTableCommand(hostileTable(table)))
  let sent = 0
  const counting = {
    send(command: never): Promise<unknown> {
      sent += 1
      return client.send(command)
    },
  }
  return { shop: createHostile({ client: counting, tables: { hostile: table } }), table, requests: () => sent }
}

/** The error that a promise is rejected with. */
export async function errorOf(promise: PromiseLike<unknown>): Promise<KeyloomError> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: KeyloomError) => ({ error }),
  )
  if ('error' in outcome) return outcome.error
  throw new TypeError('The promise was not rejected.')
}
