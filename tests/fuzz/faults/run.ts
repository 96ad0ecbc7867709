/** Every fault, in every request of every call: what was done is not done twice, and nothing is reported that is not so. */
import { isKeyloomError } from '@keyloom/core/runtime'
import type { Fault } from '@keyloom/testing'
import { type Draw, draw, type FuzzOptions } from '../../../packages/testing/fuzz/fuzzer.js'
import { seedOf } from '../../../packages/testing/fuzz/random.js'
import { canonical, contentOf } from '../runtime/content.js'
import { batchWorlds, type Outcome, unknown } from '../runtime/judge.js'
import { changed, type Operation, type Step } from '../runtime/step.js'
import { itemsOf, type World } from '../runtime/world.js'
import { type Lab, startLab } from '../start-lab.js'
import { allFaults } from './all-faults.js'
import { calls } from './calls.js'
import { drawWorld } from './draw-world.js'

export interface FaultsReport {
  readonly cases: number
  /** What was said to be done and was not, or was done and said not to be; or an answer that lacks something. */
  readonly lost: number
  /** What was done twice, or by half. */
  readonly doubled: number
  /** Errors that are not Keyloom's, or that do not say why. */
  readonly untyped: number
}

type Verdict = 'lost' | 'doubled' | 'untyped'

interface Case {
  readonly name: string
  readonly operation: Operation
  readonly seed: number
  readonly fault: Fault
}

/** Runs so many cases: of all that there are, evenly; then of other items and other arguments. */
export async function fuzzFaults({
  cases,
  seed,
}: FuzzOptions): Promise<{ readonly report: FaultsReport; readonly details: readonly string[] }> {
  const counts = { lost: 0, doubled: 0, untyped: 0 }
  const details: string[] = []
  let done = 0
  for (let round = 0; done < cases; round++) {
    const all = await allCases(seedOf(seed, round))
    const step = Math.max(1, all.length / (cases - done))
    for (let at = 0; at < all.length && done < cases; at += step, done++) {
      const one = all[Math.floor(at)]!
      const problem = await runCase(one)
      if (problem === undefined) continue
      counts[problem.verdict]++
      details.push(`${problem.verdict}: ${problem.text}`)
    }
  }
  return { report: { cases: done, ...counts }, details: details.slice(0, 20) }
}

/** Each fault in each request that a call makes, once and for as long as anybody tries. */
async function allCases(seed: number): Promise<Case[]> {
  const cases: Case[] = []
  for (const [name, operation] of Object.entries(calls)) {
    const { lab, step } = await prepare(operation, seed)
    const before = lab.engine.history.length
    await step.run()
    const requests = lab.engine.history.slice(before).map((entry) => entry.operation)
    for (const fault of allFaults) {
      requests.forEach((request, skip) => {
        if (fault.matches?.(request, {}) === false) return
        for (const times of [1, Number.POSITIVE_INFINITY]) cases.push({ name, operation, seed, fault: { ...fault, skip, times } })
      })
    }
  }
  return cases
}

interface Prepared {
  readonly lab: Lab
  readonly world: World
  readonly step: Step
}

/** A table with some items, and a call that succeeds. Two of one seed are alike. */
async function prepare(operation: Operation, seed: number): Promise<Prepared> {
  const d = draw(seed)
  const lab = await startLab(seed)
  const now = lab.engine.clock.now()
  const world = drawWorld(d, now)
  for (const Item of itemsOf(world, now)) lab.engine.execute('PutItem', { TableName: 'lab', Item })
  return { lab, world, step: succeeding(d, operation, lab, world, now) }
}

function succeeding(d: Draw, operation: Operation, lab: Lab, world: World, now: number): Step {
  for (;;) {
    const step = operation(d, { lab, world, now })
    if ('changes' in step.expected) return step
  }
}

async function runCase({ name, operation, seed, fault }: Case): Promise<{ readonly verdict: Verdict; readonly text: string } | undefined> {
  const { lab, world, step } = await prepare(operation, seed)
  lab.engine.faults.inject(fault)
  const outcome: Outcome = await step.run().then(
    (result) => ({ result }),
    (error) => ({ error }),
  )
  lab.engine.faults.clear()
  const verdict = verdictOn(step, outcome, world, contentOf(lab.engine, 'lab'), lab.engine.clock.now(), fault)
  if (verdict === undefined) return undefined
  const end = 'result' in outcome ? JSON.stringify(outcome.result) : String(outcome.error)
  return { verdict, text: `${name} (seed ${seed}) ${step.text} under ${JSON.stringify(fault)} ended with ${end}` }
}

function verdictOn({ expected }: Step, outcome: Outcome, before: World, actual: string, now: number, fault: Fault): Verdict | undefined {
  if (!('changes' in expected)) return 'untyped'
  const is = (world: World): boolean => canonical(itemsOf(world, now)) === actual
  const isDone = is(changed(before, expected.changes))
  if ('error' in outcome) {
    const { error } = outcome
    if (!isKeyloomError(error)) return 'untyped'
    // What DynamoDB leaves out of a batch comes with no error.
    if (error.cause === undefined && fault.kind !== 'unprocessed') return 'untyped'
    if (error.code === 'BATCH.UNPROCESSED') {
      return batchWorlds(expected, error.payload.unprocessed as string[], before).some(is) ? undefined : 'lost'
    }
    if (!isDone && !is(before)) return 'doubled'
    if (unknown.includes(error.code)) return undefined
    return is(error.code === 'REQUEST.UNREAD' ? changed(before, expected.changes) : before) ? undefined : 'lost'
  }
  if (!isDone) return is(before) ? 'lost' : 'doubled'
  return expected.check(outcome.result) === undefined ? undefined : 'lost'
}
