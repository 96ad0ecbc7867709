import { closeSync, openSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DynamoDBClient, DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { keyloomError } from '@keyloom/core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { createEngine, type Engine } from '../engine/engine.js'
import { type DynamoDBLocal, endpointClient, startDynamoDBLocal } from '../local/dynamodb-local.js'
import { isJavaAvailable } from '../local/java.js'
import { sharedLocal } from './shared-local.js'
import { readTargets, type Target, type TargetName } from './targets.js'

/** What a suite runs on this time. */
export interface EngineUnderTest {
  readonly name: TargetName
  /** A client of it; there in hooks and tests, not while tests are collected. */
  readonly client: DynamoDBClient
  /** Another client of the same tables, for tests that add middleware to it. */
  newClient(config?: DynamoDBClientConfig): DynamoDBClient
  /** The embedded engine itself, where the suite runs on it. */
  readonly engine: Engine | undefined
}

let local: Promise<DynamoDBLocal> | undefined

/**
 * Runs one suite on the embedded engine and on DynamoDB Local (or on what `KEYLOOM_ENGINES` names). Every embedded engine is a new
 * one; DynamoDB Local is one process for the test file, or for the whole run with the global setup `@keyloom/testing/vitest/global-setup`.
 * With the global setup each suite has tables of its own there; without it the suites of a file share them. Without Java the second run is skipped with one line
 * on stderr; `KEYLOOM_REQUIRE_LOCAL=1` makes that a failure.
 *
 * @example
 * ```ts
 * import { ListTablesCommand } from '@aws-sdk/client-dynamodb'
 * import { describeOnEngines } from '@keyloom/testing/vitest'
 * import { expect, test } from 'vitest'
 *
 * describeOnEngines('an empty account', (on) => {
 *   test('has a list of tables', async () => {
 *     const { TableNames } = await on.client.send(new ListTablesCommand({}))
 *     expect(TableNames).toBeDefined()
 *   })
 * })
 * ```
 */
export function describeOnEngines(name: string, suite: (on: EngineUnderTest) => void): void {
  const targets = readTargets()
  if (targets.some((target) => target.name === 'dynamodb-local') && isJavaAvailable()) afterAll(stopLocal)
  for (const target of targets) {
    const title = `${name} [${target.name}]`
    if (target.name === 'memory') describe(title, () => runOnMemory(suite))
    else if (target.name === 'endpoint') describe(title, () => runOnEndpoint(target, suite))
    else if (isJavaAvailable()) describe(title, () => runOnLocal(suite))
    else if (process.env.KEYLOOM_REQUIRE_LOCAL === '1') describe(title, () => test('DynamoDB Local can run', failWithoutJava))
    else {
      warnOnce()
      describe.skip(title, () => test('DynamoDB Local can run', () => {}))
    }
  }
}

function runOnMemory(suite: (on: EngineUnderTest) => void): void {
  const engine = createEngine()
  suite({ name: 'memory', client: engine.client(), newClient: engine.client, engine })
}

function runOnEndpoint({ endpoint }: Target, suite: (on: EngineUnderTest) => void): void {
  const newClient = (config?: DynamoDBClientConfig) => endpointClient(endpoint ?? '', config)
  suite({ name: 'endpoint', client: newClient(), newClient, engine: undefined })
}

function runOnLocal(suite: (on: EngineUnderTest) => void): void {
  let running: Pick<DynamoDBLocal, 'client'> | undefined
  const clients: DynamoDBClient[] = []
  const newClient = (config?: DynamoDBClientConfig): DynamoDBClient => {
    if (running === undefined)
      throw keyloomError('ENGINE.MISUSE', 'The client was used while tests are collected.', { fix: 'Use it inside a hook or a test.' })
    const client = running.client(config)
    clients.push(client)
    return client
  }
  beforeAll(async () => {
    running = await useLocal()
  })
  afterAll(() => {
    for (const client of clients) client.destroy()
  })
  let client: DynamoDBClient | undefined
  suite({
    name: 'dynamodb-local',
    engine: undefined,
    newClient,
    get client() {
      client ??= newClient()
      return client
    },
  })
}

/** The process of the run; without the global setup, one for this file. */
async function useLocal(): Promise<Pick<DynamoDBLocal, 'client'>> {
  const shared = await sharedLocal()
  if (shared !== undefined) return shared
  local ??= startDynamoDBLocal()
  return local
}

async function stopLocal(): Promise<void> {
  const running = local
  local = undefined
  await (await running?.catch(() => undefined))?.stop()
}

function failWithoutJava(): never {
  throw keyloomError('LOCAL.UNAVAILABLE', 'KEYLOOM_REQUIRE_LOCAL=1 asks for DynamoDB Local, and there is no Java to run it.')
}

/** Test files run in processes of their own; the file that makes the marker is the one that speaks. */
function warnOnce(): void {
  try {
    closeSync(openSync(join(tmpdir(), `keyloom-no-java-${process.ppid}`), 'wx'))
  } catch {
    return
  }
  console.warn(
    '\n!!! DynamoDB Local suites are SKIPPED: no Java on this machine. Set KEYLOOM_REQUIRE_LOCAL=1 to make this a failure. !!!\n',
  )
}
