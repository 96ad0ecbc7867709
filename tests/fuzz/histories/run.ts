/** Histories of clients that call one item at one time, with answers that come late or never: each is one of calls in some order. */
import { isKeyloomError } from '@keyloom/core/runtime'
import type { Engine } from '@keyloom/testing'
import { type Draw, draw, type FuzzOptions } from '../../../packages/testing/fuzz/fuzzer.js'
import { createLab, type Lab, type Task } from '../generated/index.js'
import { lateClient, turns } from '../late-client.js'
import { retryAtOnce } from '../retry-at-once.js'
import { startLab } from '../start-lab.js'
import { drawCall, type ItemCall, item, makeCall, type Points } from './counter-item.js'
import { isLinearizable, type Observed } from './linearizable.js'

export interface HistoriesReport {
  readonly cases: number
  readonly violations: number
}

const CALLERS = 5
const CALLS = 30

export async function fuzzHistories({
  cases,
  seed,
}: FuzzOptions): Promise<{ readonly report: HistoriesReport; readonly details: readonly string[] }> {
  const d = draw(seed)
  const { engine } = await startLab(seed)
  for (const kind of ['reset', 'internal-error', 'timeout'] as const) {
    engine.faults.inject({ kind, when: 'after', probability: 0.05 })
    engine.faults.inject({ kind, when: 'before', probability: 0.05 })
  }
  engine.faults.inject({ kind: 'empty-body', probability: 0.03 })
  engine.faults.inject({ kind: 'throttling', probability: 0.05 })
  const callers = Array.from({ length: CALLERS }, () => startCaller(engine, d))
  const details: string[] = []
  for (let i = 0; i < cases; i++) {
    const history = await record(d, callers, `${i}`)
    if (!isLinearizable(item, history)) details.push(`history ${i}: no order of these calls answers so:\n${history.map(shown).join('\n')}`)
  }
  return { report: { cases, violations: details.length }, details }
}

/** Records what callers see of one item. */
async function record(d: Draw, callers: readonly Caller[], taskId: string): Promise<readonly Observed<ItemCall>[]> {
  const history: Observed<ItemCall>[] = []
  let time = 0
  let begun = 0
  const work = async ({ client, attempts }: Caller): Promise<void> => {
    let seen: Points = null
    while (begun < CALLS) {
      const call = drawCall(d, ++begun * 100, seen)
      const from = ++time
      attempts.lost = 0
      const end = await makeCall(client, taskId, call).then((points) => ['ok', points] as const, answerOf)
      if (end === 'not done') continue
      // Decision 004: a write that adds is not repeated once an answer was lost.
      const repeats = call.kind === 'add' ? 0 : attempts.lost
      history.push({ call, from, to: ++time, repeats, ...(end !== undefined && { answer: end }) })
      seen = end?.[1] ?? seen
    }
  }
  await Promise.all(callers.map(work))
  return history
}

/** What an error answers; `undefined` where it says that the outcome is not known. */
function answerOf(error: unknown): readonly [end: string, points: Points] | 'not done' | undefined {
  if (!isKeyloomError(error)) throw error
  if (error.code === 'REQUEST.UNKNOWN') return undefined
  if (error.code === 'REQUEST.FAILED') return 'not done'
  return [error.code, (error.payload.current as Task | undefined)?.points ?? null]
}

/** A client, and how many of the attempts at its last call were followed by another because their answers were lost. */
interface Caller {
  readonly client: Lab
  readonly attempts: { lost: number }
}

/** A client whose requests, answers and further attempts are late. */
function startCaller(engine: Engine, d: Draw): Caller {
  const attempts = { lost: 0 }
  const atOnce = retryAtOnce()
  const retryStrategy: typeof atOnce = {
    ...atOnce,
    async refreshRetryTokenForRetry(token, failure) {
      const next = await atOnce.refreshRetryTokenForRetry(token, failure)
      if (failure.errorType === 'TRANSIENT') attempts.lost++
      await turns(d.int(40))
      return next
    },
  }
  return { client: createLab({ client: lateClient(engine.client({ retryStrategy }), d), tables: { lab: 'lab' } }), attempts }
}

function shown({ call, from, to, answer, repeats }: Observed<ItemCall>): string {
  return `${from}-${to} ${JSON.stringify(call)} ${JSON.stringify(answer) ?? 'unknown'}${repeats > 0 ? `, repeated ${repeats} times` : ''}`
}
