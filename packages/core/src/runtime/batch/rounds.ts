import { isKeyloomError } from '../../errors/index.js'
import { type Call, whyEnded } from '../call.js'
import type { Connection } from '../connection.js'
import { realTime } from '../timing.js'

/** Options of a batch. */
export interface BatchOptions {
  /** Ends the batch: the requests that are on their way are dropped, no wait goes on, and no other request follows. */
  readonly signal?: AbortSignal
  /** Milliseconds after which what DynamoDB has not processed is given up; 10,000 where it is not said. */
  readonly deadline?: number
}

/** What became of a batch. */
export interface BatchOutcome<Entry> {
  readonly left: readonly Entry[]
  /** Why no more attempts were made, where it is not the deadline. */
  readonly cause?: unknown
  /** Why the last round left what it did, where DynamoDB refused requests as a whole. */
  readonly throttled?: unknown
}

/** Requests of one batch on their way at one time. */
const concurrency = 4
/** Milliseconds: the longest first wait; it doubles from round to round up to the longest of all. */
const firstWait = 50
const longestWait = 5_000
/** Rounds in which nothing was processed at all before a batch is given up. */
const maxIdleRounds = 20

/**
 * Sends chunks until every entry is processed, in rounds: what a round leaves is asked for again after a random part of a growing wait
 * (full jitter), until the deadline or the end of the call. The SDK retries requests; that DynamoDB leaves out items of one it answers, it
 * does not.
 */
export async function sendInRounds<Entry>(
  connection: Connection,
  entries: readonly Entry[],
  { deadline = 10_000, call }: { readonly deadline?: number | undefined; readonly call: Call | undefined },
  chunked: (entries: readonly Entry[]) => readonly (readonly Entry[])[],
  sendChunk: (chunk: readonly Entry[]) => Promise<readonly Entry[]>,
): Promise<BatchOutcome<Entry>> {
  const { elapsed, sleep, random } = connection.timing ?? realTime
  const start = elapsed()
  let pending = entries
  let idle = 0
  let throttled: unknown
  for (let round = 0; pending.length > 0; round++) {
    const { left, cause, throttled: refusal } = await sendRound(chunked(pending), sendChunk)
    throttled = refusal
    idle = left.length < pending.length ? 0 : idle + 1
    pending = left
    if (pending.length === 0 || cause !== undefined) return { left: pending, cause }
    const remaining = deadline - (elapsed() - start)
    if (remaining <= 0 || idle === maxIdleRounds) break
    await sleep(Math.min(remaining, random() * Math.min(longestWait, firstWait * 2 ** round)), call?.signal)
    if (call?.signal?.aborted === true) return { left: pending, cause: whyEnded(call) }
  }
  return { left: pending, throttled }
}

/** One attempt at every chunk. After a failure no further chunk is begun; those on their way are waited for. */
async function sendRound<Entry>(
  chunks: readonly (readonly Entry[])[],
  sendChunk: (chunk: readonly Entry[]) => Promise<readonly Entry[]>,
): Promise<BatchOutcome<Entry>> {
  const left: Entry[][] = chunks.map((chunk) => [...chunk])
  let cause: unknown
  let throttled: unknown
  let next = 0
  const work = async (): Promise<void> => {
    while (next < chunks.length && cause === undefined) {
      const position = next++
      try {
        // Once each, however often the answer names it.
        left[position] = [...new Set(await sendChunk(chunks[position]!))]
      } catch (error) {
        if (isThrottle(error)) throttled = error
        else cause ??= error
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, chunks.length) }, work))
  return { left: left.flat(), cause, throttled }
}

const throttles = new Set(['ThrottlingException', 'ProvisionedThroughputExceededException', 'RequestLimitExceeded'])

/** DynamoDB refuses a batch of which it can process nothing at all: its items wait as those it leaves out. */
function isThrottle(error: unknown): boolean {
  return isKeyloomError(error, 'REQUEST.') && throttles.has(error.payload.name as string)
}
