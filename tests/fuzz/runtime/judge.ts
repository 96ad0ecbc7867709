import { isKeyloomError } from '@keyloom/core/runtime'
import { shown } from './same.js'
import { changed, type Expected, type Step } from './step.js'
import type { World } from './world.js'

/** How a call ended. */
export type Outcome = { readonly result: unknown } | { readonly error: unknown }

/** What a call may have left, given how it ended; or what is wrong with how it ended. */
export type Judgement = { readonly worlds: readonly World[] } | { readonly problem: string }

/** Errors that say that it is not known whether a write was done. */
export const unknown: readonly string[] = ['REQUEST.UNKNOWN', 'TRANSACTION.UNKNOWN']
/** Errors of a request, after which nothing is done. */
const notDone = ['REQUEST.FAILED', 'TRANSACTION.CANCELED']

/** Judges how a call ended. Only a fault makes one end in another way than expected, and then it must say so. */
export function judge({ expected }: Step, outcome: Outcome, before: World, isFaulty: boolean): Judgement {
  const after = 'changes' in expected ? changed(before, expected.changes) : before
  if ('result' in outcome) {
    const problem = 'code' in expected ? `succeeded instead of ${expected.code}: ${shown(outcome.result)}` : expected.check(outcome.result)
    return problem === undefined ? { worlds: [after] } : { problem }
  }
  const { error } = outcome
  if (!isKeyloomError(error)) return { problem: `threw what is no error of Keyloom: ${String((error as Error)?.stack ?? error)}` }
  if ('code' in expected && expected.code === error.code) return { worlds: [before] }
  const problem = { problem: `failed with ${error.code}: ${error.message} ${'code' in expected ? `instead of ${expected.code}` : ''}` }
  if (!isFaulty) return problem
  if (error.cause === undefined) return { problem: `${problem.problem} and has no cause` }
  if (unknown.includes(error.code)) return { worlds: [before, after] }
  if (notDone.includes(error.code)) return { worlds: [before] }
  if (error.code === 'REQUEST.UNREAD') return { worlds: [after] }
  return error.code === 'BATCH.UNPROCESSED' ? { worlds: batchWorlds(expected, error.payload.unprocessed as string[], before) } : problem
}

/** What is named may be done or not, everything else is. */
export function batchWorlds(expected: Expected, names: readonly string[], before: World): World[] {
  if (!('changes' in expected)) return []
  const open = expected.changes.filter(({ name = '' }) => names.includes(name))
  const done = expected.changes.filter((change) => !open.includes(change))
  return Array.from({ length: 2 ** open.length }, (_, bits) =>
    changed(before, [...done, ...open.filter((__, i) => (bits & (1 << i)) !== 0)]),
  )
}
