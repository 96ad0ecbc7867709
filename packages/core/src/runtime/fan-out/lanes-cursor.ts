import { contentOf, invalidCursor, positionOf } from '../read/cursor.js'
import { sealed, sealedContent } from '../read/seal.js'
import type { Source } from '../read/source.js'
import type { LaneState } from './lane.js'

/** Where the queries of an answer go on. */
export interface LanesPosition {
  readonly states: readonly LaneState[]
  /** The items that a pattern with a `limit` may still return from here on, in its order. */
  readonly left: number | undefined
  /** The read goes against the order of the pattern. */
  readonly back: boolean
}

/** The positions of all queries as one cursor, bound to all of their requests. */
export function encodeLanes(sources: readonly Source[], { states, left, back }: LanesPosition): string {
  const content = states.map((state, lane) => (state === 'start' ? 0 : state === 'end' ? 1 : contentOf(sources[lane]!, state)))
  // One position would say when the cursor was made; where there is none, a last element does.
  return sealed(together(sources), JSON.stringify([content, left ?? null, back ? 1 : 0, contentOf(sources[0]!, {})]))
}

/** @throws KeyloomError `CURSOR.INVALID`. */
export function decodeLanes(sources: readonly Source[], cursor: unknown, limit: number | undefined, forward: boolean): LanesPosition {
  const all = together(sources)
  const text = typeof cursor === 'string' ? sealedContent(all, cursor) : undefined
  const content: unknown = text === undefined ? undefined : JSON.parse(text)
  if (!Array.isArray(content) || content.length !== 4) throw invalidCursor(all)
  const [states, left, back, issued] = content as unknown[]
  const isLeft =
    left === null ? limit === undefined : Number.isSafeInteger(left) && (left as number) > 0 && (left as number) <= (limit ?? 0)
  const isWay = back === 0 || (back === 1 && !forward)
  if (!Array.isArray(states) || states.length !== sources.length || !isLeft || !isWay || typeof issued !== 'string')
    throw invalidCursor(all)
  positionOf(sources[0]!, issued, true)
  return {
    left: left === null ? undefined : (left as number),
    back: back === 1,
    states: sources.map((source, lane) => {
      const state: unknown = states[lane]
      if (state === 0 || state === 1) return state === 0 ? 'start' : 'end'
      if (typeof state !== 'string') throw invalidCursor(all)
      return positionOf(source, state, true)
    }),
  }
}

/** What stands for all requests where a cursor is sealed. */
function together(sources: readonly Source[]): Source {
  return { ...sources[0]!, identity: () => JSON.stringify(sources.map((source) => source.identity())) }
}
