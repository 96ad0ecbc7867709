import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { type ConnectOptions, isKeyloomError, type KeyloomError } from '@keyloom/core/runtime'
import { auditTable, type Club, clubTable, createClub } from './generated/index.js'

export const start: Date = new Date('2026-01-01T00:00:00.000Z')
let made = 0

/** Tables of their own, and a client on them whose clock stands still. */
export async function startClub(
  client: DynamoDBClient,
  options: Partial<ConnectOptions> = {},
): Promise<{ readonly club: Club; readonly tables: { readonly club: string; readonly audit: string } }> {
  made += 1
  const id = `${process.pid}-${made}`
  const tables = { club: `club-${id}`, audit: `audit-${id}` }
  await client.send(new CreateTableCommand(clubTable(tables.club)))
  await client.send(new CreateTableCommand(auditTable(tables.audit)))
  return { club: createClub({ client, tables, now: () => start, ...options }), tables }
}

/** The error of Keyloom that a promise is rejected with. */
export async function errorOf(promise: PromiseLike<unknown>): Promise<KeyloomError> {
  try {
    await promise
  } catch (error) {
    if (isKeyloomError(error)) return error
    throw error
  }
  throw new TypeError('The promise was not rejected.')
}
