import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { createEngine } from '@keyloom/testing'
import { retryAtOnce } from '../retry-at-once.js'
import type { Calls } from '../runtime/calls.js'
import { cardOperations } from './cards.js'
import { eventOperations } from './events.js'
import { foreign } from './foreign.js'
import { createTenants, tenantsTable } from './generated/index.js'
import { listOperations } from './lists.js'
import { readingOperations } from './readings.js'
import { itemsOf, type Row } from './rows.js'
import { type TenantOperation, tenants } from './tenant-step.js'
import { createTogether } from './together.js'

const operations: readonly TenantOperation[] = [
  ...listOperations,
  ...cardOperations,
  ...readingOperations,
  ...eventOperations,
  createTogether,
  foreign,
]

/** Calls within the scopes of two tenants, on an engine of their own. */
export async function startTenants(seed: number): Promise<Calls<Row>> {
  const engine = createEngine({ seed })
  engine.clock.set(Date.UTC(2026, 0, 4, 12))
  const client = engine.client({ retryStrategy: retryAtOnce() })
  await client.send(new CreateTableCommand(tenantsTable('tenants')))
  let tokens = 0
  const timing = { elapsed: () => 0, sleep: async () => {}, random: () => 0.5 }
  const now = () => new Date(engine.clock.now())
  const all = createTenants({ client, tables: { tenants: 'tenants' }, now, token: () => `token-${tokens++}`, timing })
  return {
    engine,
    table: 'tenants',
    itemsOf,
    step: (d, rows) => d.pick(operations)(d, { client: all, tenant: d.pick(tenants), rows, now: engine.clock.now() }),
    passTime(d, rows) {
      engine.clock.advance(d.int(20_000))
      return rows
    },
  }
}
