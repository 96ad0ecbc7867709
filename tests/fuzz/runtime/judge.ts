import { isKeyloomError } from '@keyloom/core/runtime'
import { shown } from './same.js'
import { changed, type Expected, type Step } from './step.js'
import type { Stored } from './world.js'

/** How a call ended. */
export type Outcome = { readonly result: unknown } | { readonly error: unknown }

/** What a call may have left, given how it ended; or what is wrong with how it ended. */
export type Judgement<S = Stored> = { readonly worlds: readonly ReadonlyMap<string, S>[] } | { readonly problem: string }

/** Errors that say that it is not known whether a write was done. */
export const unknown: readonly string[] = ['REQUEST.UNKNOWN', 'TRANSACTION.UNKNOWN']
/** Errors of a request, after which nothing is done. */
const notDone = ['REQUEST.FAILED', 'TRANSACTION.CANCELED']

/** Judges how a call ended. Only a fault makes one end in another way than expected, and then it must say so. */
export function judge<S>(
  { expected, repeated = [] }: Step<S>,
  outcome: Outcome,
  before: ReadonlyMap<string, S>,
  isFaulty: boolean,
): Judgement<S> {
  const first = judgeBy(expected, outcome, before, isFaulty)
  if (!isFaulty || repeated.length === 0) return first
  const all = [first, ...repeated.map((each) => judgeBy(each, outcome, before, isFaulty))]
  const worlds = all.flatMap((each) => ('worlds' in each ? each.worlds : []))
  return worlds.length === 0 ? first : { worlds }
}

function judgeBy<S>(expected: Expected<S>, outcome: Outcome, before: ReadonlyMap<string, S>, isFaulty: boolean): Judgement<S> {
  const after = changed(before, 'changes' in expected ? expected.changes : (expected.leaves ?? []))
  if ('result' in outcome) {
    const problem = 'code' in expected ? `succeeded instead of ${expected.code}: ${shown(outcome.result)}` : expected.check(outcome.result)
    return problem === undefined ? { worlds: [after] } : { problem }
  }
  const { error } = outcome
  if (!isKeyloomError(error)) return { problem: `threw what is no error of Keyloom: ${String((error as Error)?.stack ?? error)}` }
  if ('code' in expected && expected.code === error.code) return { worlds: [after] }
  const problem = { problem: `failed with ${error.code}: ${error.message} ${'code' in expected ? `instead of ${expected.code}` : ''}` }
  if (!isFaulty) return problem
  if (error.cause === undefined) return { problem: `${problem.problem} and has no cause` }
  // Of two requests, the first may be done whatever became of the second.
  const begun = 'code' in expected ? expected.leaves : expected.first
  const untilThen = begun === undefined ? [before] : [before, changed(before, begun)]
  if (unknown.includes(error.code)) return { worlds: [...untilThen, after] }
  if (notDone.includes(error.code)) return { worlds: untilThen }
  if (error.code === 'REQUEST.UNREAD') return { worlds: [after] }
  return error.code === 'BATCH.UNPROCESSED' ? { worlds: batchWorlds(expected, error.payload.unprocessed as string[], before) } : problem
}

/** What is named may be done or not, everything else is. */
export function batchWorlds<S>(expected: Expected<S>, names: readonly string[], before: ReadonlyMap<string, S>): ReadonlyMap<string, S>[] {
  if (!('changes' in expected)) return []
  const open = expected.changes.filter(({ name = '' }) => names.includes(name))
  const done = expected.changes.filter((change) => !open.includes(change))
  return Array.from({ length: 2 ** open.length }, (_, bits) =>
    changed(before, [...done, ...open.filter((__, i) => (bits & (1 << i)) !== 0)]),
  )
}
