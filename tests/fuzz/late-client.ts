import type { Client } from '@keyloom/core/runtime'
import type { Draw } from '../../packages/testing/fuzz/fuzzer.js'

/** A client whose requests leave, and whose answers arrive, some turns later: so calls overlap, alike for each seed. */
export function lateClient(client: Client, d: Draw): Client {
  return {
    async send(command: never, ...options: readonly unknown[]): Promise<unknown> {
      await turns(d.int(12))
      const send = client.send.bind(client) as (command: never, ...options: readonly unknown[]) => Promise<unknown>
      try {
        return await send(command, ...options)
      } finally {
        await turns(d.int(12))
      }
    },
  }
}

/** Lets others go on, so many times. */
export async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await undefined
}
