import { createEngine, type Engine } from '@keyloom/testing'
import type { Calls } from '../runtime/calls.js'
import { cardOperations } from './cards.js'
import { eventOperations } from './events.js'
import { foreign } from './foreign.js'
import { listOperations } from './lists.js'
import { readingOperations } from './readings.js'
import { itemsOf, type Row } from './rows.js'
import { type TenantOperation, tenants } from './tenant-step.js'
import { tenantsOn } from './tenants-on.js'
import { createTogether } from './together.js'

/** Calls that may succeed. */
export const tenantOperations: readonly TenantOperation[] = [
  ...listOperations,
  ...cardOperations,
  ...readingOperations,
  ...eventOperations,
  createTogether,
]
const operations: readonly TenantOperation[] = [...tenantOperations, foreign]

/** An engine at the time that the tenants live in. */
export function tenantsEngine(seed: number): Engine {
  const engine = createEngine({ seed })
  engine.clock.set(Date.UTC(2026, 0, 4, 12))
  return engine
}

/** Calls within the scopes of two tenants, on an engine of their own. */
export async function startTenants(seed: number): Promise<Calls<Row>> {
  const engine = tenantsEngine(seed)
  const client = await tenantsOn(engine)
  return {
    engine,
    table: 'tenants',
    itemsOf,
    step: (d, rows) => d.pick(operations)(d, { client, tenant: d.pick(tenants), rows, now: engine.clock.now() }),
    passTime(d, rows) {
      engine.clock.advance(d.int(20_000))
      return rows
    },
  }
}
