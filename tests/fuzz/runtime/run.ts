/** Random calls of repositories, with faults, against a model of plain maps: after each, the table holds exactly what the model says. */
import type { Draw, FuzzOptions } from '../../../packages/testing/fuzz/fuzzer.js'
import { seedOf } from '../../../packages/testing/fuzz/random.js'
import { type Lab, startLab } from '../start-lab.js'
import { startTenants } from '../tenants/start-tenants.js'
import { type Calls, runCalls } from './calls.js'
import { batchWrite, readMany, transact } from './many.js'
import { get, move, single } from './one.js'
import { ask, collect } from './reads.js'
import type { Operation } from './step.js'
import { isExpired, itemsOf, type Stored, type World } from './world.js'

export interface RuntimeReport {
  readonly cases: number
  readonly violations: number
}

/** To fuzz another operation, add it here. */
const operations: readonly Operation[] = [
  single('create'),
  single('create'),
  single('put'),
  single('upsert'),
  single('update'),
  single('update'),
  single('delete'),
  move,
  get,
  transact,
  batchWrite,
  readMany,
  ask,
  ask,
  collect,
]

const SECOND = 1000

/** Runs sequences of calls, each on a table of its own. */
export async function fuzzRuntime({
  cases,
  seed,
}: FuzzOptions): Promise<{ readonly report: RuntimeReport; readonly details: readonly string[] }> {
  const details: string[] = []
  for (let i = 0; i < cases; i++) {
    const problem = await runSequence(seedOf(seed, i))
    if (problem !== undefined) details.push(`--replay ${seedOf(seed, i)}: ${problem}`)
  }
  return { report: { cases, violations: details.length }, details: details.slice(0, 10) }
}

/** Runs one sequence; what is wrong, or undefined. Every other one is of what is kept within scopes. */
export async function runSequence(seed: number): Promise<string | undefined> {
  return seed % 2 === 0 ? runCalls(seed, await startTenants(seed)) : runCalls(seed, await startLabCalls(seed))
}

async function startLabCalls(seed: number): Promise<Calls<Stored>> {
  const lab = await startLab(seed)
  const { engine } = lab
  return {
    engine,
    table: 'lab',
    itemsOf: (world) => itemsOf(world, engine.clock.now()),
    step: (d, world) => d.pick(operations)(d, { lab, world, now: engine.clock.now() }),
    passTime: (d, world) => passTime(d, lab, world),
  }
}

/** Lets some seconds pass, and sometimes removes what has expired. */
function passTime(d: Draw, { engine }: Lab, world: World): World {
  engine.clock.advance(d.int(20) * SECOND + d.int(SECOND))
  if (d.chance(0.5)) return world
  engine.sweep()
  return new Map([...world].filter(([, stored]) => !isExpired(stored, engine.clock.now())))
}
