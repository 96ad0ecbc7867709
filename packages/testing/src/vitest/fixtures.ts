import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { type TestAPI, test } from 'vitest'
import { createEngine, type Engine } from '../engine/engine.js'

/** What every test of {@link engineTest} gets. */
export interface EngineFixtures {
  /** An engine of its own, empty. */
  readonly engine: Engine
  /** A client of it. */
  readonly client: DynamoDBClient
}

/**
 * A `test` whose tests each get an engine of their own, so that none sees what another left.
 *
 * @example
 * ```ts
 * import { ListTablesCommand } from '@aws-sdk/client-dynamodb'
 * import { engineTest } from '@keyloom/testing/vitest'
 * import { expect } from 'vitest'
 *
 * engineTest('begins empty', async ({ client }) => {
 *   expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual([])
 * })
 * ```
 */
export const engineTest: TestAPI<EngineFixtures> = test.extend<EngineFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the parameter to know what a fixture needs.
  engine: async ({}, use) => {
    await use(createEngine())
  },
  client: async ({ engine }, use) => {
    const client = engine.client()
    await use(client)
    client.destroy()
  },
})
