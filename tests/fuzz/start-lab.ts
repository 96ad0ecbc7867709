import { CreateTableCommand, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb'
import type { Client, ConnectOptions } from '@keyloom/core/runtime'
import { createEngine, type Engine } from '@keyloom/testing'
import { createLab, type Lab as LabClient, labTable, labTimeToLive } from './generated/index.js'
import { retryAtOnce } from './retry-at-once.js'

export interface Lab {
  readonly engine: Engine
  readonly client: LabClient
}

const start = Date.UTC(2026, 0, 1)

/** A table on an engine of its own, and a client of it. Time is the engine's, chance is the seed's, and nobody waits. */
export async function startLab(
  seed: number,
  options: Partial<ConnectOptions> = {},
  wrap: (client: Client) => Client = (client) => client,
): Promise<Lab> {
  const engine = createEngine({ seed })
  engine.clock.set(start)
  const client = engine.client({ retryStrategy: retryAtOnce() })
  await client.send(new CreateTableCommand(labTable('lab')))
  await client.send(new UpdateTimeToLiveCommand(labTimeToLive('lab')))
  let tokens = 0
  let elapsed = 0
  const timing = {
    elapsed: () => elapsed,
    async sleep(milliseconds: number) {
      elapsed += milliseconds
    },
    random: () => 0.5,
  }
  const lab = createLab({
    client: wrap(client),
    tables: { lab: 'lab' },
    now: () => new Date(engine.clock.now()),
    token: () => `token-${tokens++}`,
    timing,
    ...options,
  })
  return { engine, client: lab }
}
