import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { createEngine, type Engine } from '@keyloom/testing'
import { onTestFinished } from 'vitest'
import { type Ended, ended } from '../support/keyloom.js'

/** When a run is killed: so many requests of one operation were done, and so many milliseconds later; at once, before the answer has left. */
export interface Moment {
  readonly operation: string
  readonly requests: number
  readonly milliseconds?: number
}

export interface KilledRuns {
  readonly engine: Engine
  readonly endpoint: string
  /** Kills a run at each moment with SIGKILL, and starts it again, until one comes to its end. Gives how many were killed, and the last one. */
  untilOneEnds(moments: readonly Moment[], start: () => ChildProcessWithoutNullStreams): Promise<{ killed: number; last: Ended }>
}

/** An engine that is served to processes. `done` is told of each request once it was done. */
export async function killedRuns(
  options: Parameters<typeof createEngine>[0],
  done: (operation: string, input: unknown) => void = () => {},
): Promise<KilledRuns> {
  let kill: ((operation: string) => void) | undefined
  const engine = createEngine({
    ...options,
    onExecuted(operation, input) {
      kill?.(operation)
      done(operation, input)
    },
  })
  const server = await engine.listen()
  onTestFinished(server.close)

  async function run(start: () => ChildProcessWithoutNullStreams, moment: Moment | undefined): Promise<Ended> {
    const child = start()
    let requests = 0
    kill = (operation) => {
      if (operation !== moment?.operation || ++requests !== moment.requests) return
      if (moment.milliseconds === undefined) child.kill('SIGKILL')
      else setTimeout(() => child.kill('SIGKILL'), moment.milliseconds)
    }
    return ended(child)
  }

  return {
    engine,
    endpoint: server.endpoint,
    async untilOneEnds(moments, start) {
      for (const [killed, moment] of moments.entries()) {
        const last = await run(start, moment)
        if (last.exitCode !== null) return { killed, last }
      }
      return { killed: moments.length, last: await run(start, undefined) }
    },
  }
}
