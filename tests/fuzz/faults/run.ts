/** Every fault, in every request of every call: what was done is not done twice, and nothing is reported that is not so. */
import { isKeyloomError } from '@keyloom/core/runtime'
import type { Fault } from '@keyloom/testing'
import type { FuzzOptions } from '../../../packages/testing/fuzz/fuzzer.js'
import { seedOf } from '../../../packages/testing/fuzz/random.js'
import { type Outcome, unknown } from '../runtime/judge.js'
import { allFaults } from './all-faults.js'
import { prepares } from './calls.js'
import type { Prepare, Prepared } from './prepare.js'

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
  readonly prepare: Prepare
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
  for (const prepare of prepares) {
    const { engine, run } = await prepare(seed)
    const before = engine.history.length
    await run()
    const requests = engine.history.slice(before).map((entry) => entry.operation)
    for (const fault of allFaults) {
      requests.forEach((request, skip) => {
        if (fault.matches?.(request, {}) === false) return
        for (const times of [1, Number.POSITIVE_INFINITY]) cases.push({ prepare, seed, fault: { ...fault, skip, times } })
      })
    }
  }
  return cases
}

async function runCase({ prepare, seed, fault }: Case): Promise<{ readonly verdict: Verdict; readonly text: string } | undefined> {
  const call = await prepare(seed)
  call.engine.faults.inject(fault)
  const outcome: Outcome = await call.run().then(
    (result) => ({ result }),
    (error) => ({ error }),
  )
  call.engine.faults.clear()
  const verdict = verdictOn(call, outcome, fault)
  if (verdict === undefined) return undefined
  const end = 'result' in outcome ? JSON.stringify(outcome.result) : String(outcome.error)
  return { verdict, text: `(seed ${seed}) ${call.text} under ${JSON.stringify(fault)} ended with ${end}` }
}

function verdictOn({ content, before, done, doneBut }: Prepared, outcome: Outcome, fault: Fault): Verdict | undefined {
  const actual = content()
  const isBefore = before.includes(actual)
  const ends = done.filter((each) => each.content === actual)
  if ('error' in outcome) {
    const { error } = outcome
    if (!isKeyloomError(error)) return 'untyped'
    // What DynamoDB leaves out of a batch comes with no error.
    if (error.cause === undefined && fault.kind !== 'unprocessed') return 'untyped'
    if (error.code === 'BATCH.UNPROCESSED') return doneBut(error.payload.unprocessed as string[]).includes(actual) ? undefined : 'lost'
    if (ends.length === 0 && !isBefore) return 'doubled'
    if (unknown.includes(error.code)) return undefined
    return (error.code === 'REQUEST.UNREAD' ? ends.length > 0 : isBefore) ? undefined : 'lost'
  }
  if (ends.length === 0) return isBefore ? 'lost' : 'doubled'
  return ends.some(({ check }) => check(outcome.result) === undefined) ? undefined : 'lost'
}
