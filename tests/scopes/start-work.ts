import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { isKeyloomError, type KeyloomError } from '@keyloom/core/runtime'
import type { EngineUnderTest } from '@keyloom/testing/vitest'
import { commonTable, createWork, type ScopedWork, tenantsTable, type Work } from './generated/index.js'

export interface TestWork {
  readonly work: Work
  readonly ann: ScopedWork
  readonly bob: ScopedWork
  /** The deployed name of the table of all tenants. */
  readonly table: string
  /** The number of requests since the last call. */
  sent(): number
}

let made = 0

/** Tables of their own, and the clients of two tenants. */
export async function startWork(on: EngineUnderTest): Promise<TestWork> {
  const id = `${process.pid}-${on.name}-${++made}`
  const tables = { tenants: `tenants-${id}`, common: `common-${id}` }
  await on.client.send(new CreateTableCommand(tenantsTable(tables.tenants)))
  await on.client.send(new CreateTableCommand(commonTable(tables.common)))
  let count = 0
  const client = {
    async send(command: never) {
      count++
      return on.client.send(command)
    },
  }
  const work = createWork({ client, tables })
  const sent = (): number => {
    const now = count
    count = 0
    return now
  }
  return { work, ann: work.in({ tenantId: 'ann' }), bob: work.in({ tenantId: 'bob' }), table: tables.tenants, sent }
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

export async function codeOf(promise: PromiseLike<unknown>): Promise<string> {
  return (await errorOf(promise)).code
}
