import type { Connection } from '../connection.js'
import { realTime } from '../timing.js'

/** Rounds of reading and writing before a busy item is left to the caller. */
export const maxAttempts = 5
/** The longest wait before the second round, in milliseconds; it doubles from round to round. */
const firstWait = 25

/** Waits before a round, the second one or a later: any time up to the longest, so that writers that met do not meet again. */
export async function waitBefore({ timing: { sleep, random } = realTime }: Connection, round: number): Promise<void> {
  await sleep(random() * firstWait * 2 ** (round - 2))
}
