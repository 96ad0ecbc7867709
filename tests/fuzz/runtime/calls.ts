import type { Item } from '@keyloom/core/runtime'
import type { Engine } from '@keyloom/testing'
import { type Draw, draw } from '../../../packages/testing/fuzz/fuzzer.js'
import { canonical, contentOf } from './content.js'
import { drawFault } from './faults.js'
import { judge, type Outcome } from './judge.js'
import type { Step } from './step.js'

/** What random calls are made of, and the model of what they leave. `S` is what it keeps of an entity. */
export interface Calls<S> {
  readonly engine: Engine
  readonly table: string
  /** Everything that the table should hold. */
  itemsOf(world: ReadonlyMap<string, S>): Item[]
  /** Draws one call. */
  step(d: Draw, world: ReadonlyMap<string, S>): Step<S>
  passTime(d: Draw, world: ReadonlyMap<string, S>): ReadonlyMap<string, S>
}

const CALLS = 40

/** Makes one sequence of calls, with faults in half of them; what is wrong, or undefined. */
export async function runCalls<S>(
  seed: number,
  { engine, table, itemsOf, step: drawStep, passTime }: Calls<S>,
): Promise<string | undefined> {
  const d = draw(seed)
  const isFaulty = d.chance(0.5)
  let world: ReadonlyMap<string, S> = new Map()
  for (let call = 0; call < CALLS; call++) {
    if (d.chance(0.1)) world = passTime(d, world)
    const step = drawStep(d, world)
    const fault = isFaulty && d.chance(0.4) ? drawFault(d) : undefined
    const injected = fault && engine.faults.inject(fault)
    const outcome = await outcomeOf(step)
    const judgement = judge(step, outcome, world, (injected?.hits ?? 0) > 0)
    engine.faults.clear()
    const where = `call ${call}, ${step.text}${injected?.hits ? ` under ${JSON.stringify(fault)}` : ''}`
    if ('problem' in judgement) return `${where}: ${judgement.problem}`
    const actual = contentOf(engine, table)
    const found = judgement.worlds.find((each) => canonical(itemsOf(each)) === actual)
    if (found === undefined) return `${where}: the table holds ${actual} instead of ${canonical(itemsOf(judgement.worlds[0] ?? world))}`
    world = found
  }
  return undefined
}

async function outcomeOf<S>({ run }: Step<S>): Promise<Outcome> {
  try {
    return { result: await run() }
  } catch (error) {
    return { error }
  }
}
