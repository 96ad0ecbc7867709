/** Random calls of repositories, with faults, against a model of plain maps: after each, the table holds exactly what the model says. */
import { type Draw, draw, type FuzzOptions } from '../../../packages/testing/fuzz/fuzzer.js'
import { seedOf } from '../../../packages/testing/fuzz/random.js'
import { type Lab, startLab } from '../start-lab.js'
import { canonical, contentOf } from './content.js'
import { drawFault } from './faults.js'
import { judge, type Outcome } from './judge.js'
import { batchWrite, readMany, transact } from './many.js'
import { get, move, single } from './one.js'
import { ask, collect } from './reads.js'
import type { Operation, Step } from './step.js'
import { isExpired, itemsOf, type World } from './world.js'

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

const CALLS = 40
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

/** Runs one sequence; what is wrong, or undefined. */
export async function runSequence(seed: number): Promise<string | undefined> {
  const d = draw(seed)
  const lab = await startLab(seed)
  const isFaulty = d.chance(0.5)
  let world: World = new Map()
  for (let call = 0; call < CALLS; call++) {
    if (d.chance(0.1)) world = passTime(d, lab, world)
    const step = d.pick(operations)(d, { lab, world, now: lab.engine.clock.now() })
    const fault = isFaulty && d.chance(0.4) ? drawFault(d) : undefined
    const injected = fault && lab.engine.faults.inject(fault)
    const outcome = await outcomeOf(step)
    const judgement = judge(step, outcome, world, (injected?.hits ?? 0) > 0)
    lab.engine.faults.clear()
    const where = `call ${call}, ${step.text}${injected?.hits ? ` under ${JSON.stringify(fault)}` : ''}`
    if ('problem' in judgement) return `${where}: ${judgement.problem}`
    const actual = contentOf(lab)
    const now = lab.engine.clock.now()
    const found = judgement.worlds.find((each) => canonical(itemsOf(each, now)) === actual)
    if (found === undefined)
      return `${where}: the table holds ${actual} instead of ${canonical(itemsOf(judgement.worlds[0] ?? world, now))}`
    world = found
  }
  return undefined
}

async function outcomeOf({ run }: Step): Promise<Outcome> {
  try {
    return { result: await run() }
  } catch (error) {
    return { error }
  }
}

/** Lets some seconds pass, and sometimes removes what has expired. */
function passTime(d: Draw, { engine }: Lab, world: World): World {
  engine.clock.advance(d.int(20) * SECOND + d.int(SECOND))
  if (d.chance(0.5)) return world
  engine.sweep()
  return new Map([...world].filter(([, stored]) => !isExpired(stored, engine.clock.now())))
}
