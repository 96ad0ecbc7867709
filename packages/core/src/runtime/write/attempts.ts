import { checkCall } from '../call.js'
import type { Connection } from '../connection.js'
import { realTime } from '../timing.js'

/** Rounds of reading and writing before a busy item is left to the caller. */
export const maxAttempts = 5
/** The longest wait before the second round, in milliseconds; it doubles from round to round. */
const firstWait = 25

/** Waits before a round, the second one or a later: any time up to the longest, so that writers that met do not meet again. It ends with the call. */
export async function waitBefore({ timing: { sleep, random } = realTime, call }: Connection, round: number): Promise<void> {
  if (call !== undefined) checkCall(call)
  const left = call?.endsAt === undefined ? Number.POSITIVE_INFINITY : call.endsAt - Date.now()
  await sleep(Math.min(left, random() * firstWait * 2 ** (round - 2)), call?.signal)
}
