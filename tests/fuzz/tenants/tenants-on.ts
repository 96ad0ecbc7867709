import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import type { Client } from '@keyloom/core/runtime'
import type { Engine } from '@keyloom/testing'
import { retryAtOnce } from '../retry-at-once.js'
import { createTenants, type Tenants, tenantsTable } from './generated/index.js'

/** The table of the tenants on an engine, and a client of it. Time is the engine's, and nobody waits. */
export async function tenantsOn(engine: Engine, wrap: (client: Client) => Client = (client) => client): Promise<Tenants> {
  const client = engine.client({ retryStrategy: retryAtOnce() })
  await client.send(new CreateTableCommand(tenantsTable('tenants')))
  let tokens = 0
  let elapsed = 0
  return createTenants({
    client: wrap(client),
    tables: { tenants: 'tenants' },
    now: () => new Date(engine.clock.now()),
    token: () => `tenants-${tokens++}`,
    timing: {
      elapsed: () => elapsed,
      async sleep(milliseconds) {
        elapsed += milliseconds
      },
      random: () => 0.5,
    },
  })
}
