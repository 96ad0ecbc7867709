import { contentOf, invalidCursor, type Position, positionOf } from '../read/cursor.js'
import { sealed, sealedContent } from '../read/seal.js'
import type { Source } from '../read/source.js'
import { type Lane, laneState } from './lane.js'

/** Where the lanes of a fan-out go on, and the items that a pattern with a `limit` may still return. */
export interface FanOutPosition {
  readonly states: readonly (Position | 'done' | undefined)[]
  readonly left: number | null
}

/** The positions of all lanes as one cursor, bound to all of their requests. */
export function encodeFanOut(lanes: readonly Lane<unknown>[], left: number | undefined): string {
  const states = lanes.map((lane) => {
    const state = laneState(lane)
    return state === undefined ? 0 : state === 'done' ? 1 : contentOf(lane.source, state)
  })
  return sealed(together(lanes.map(({ source }) => source)), JSON.stringify([states, left ?? null]))
}

/** @throws KeyloomError `CURSOR.INVALID`. */
export function decodeFanOut(sources: readonly Source[], cursor: string, limit: number | undefined): FanOutPosition {
  const all = together(sources)
  const content = typeof cursor === 'string' ? sealedContent(all, cursor) : undefined
  const [states, left] = content === undefined ? [] : (JSON.parse(content) as [unknown, unknown])
  const isCount =
    left === null ? limit === undefined : Number.isSafeInteger(left) && (left as number) > 0 && (left as number) <= (limit ?? 0)
  if (!Array.isArray(states) || states.length !== sources.length || !isCount) throw invalidCursor(all)
  return {
    left: left as number | null,
    states: sources.map((source, lane) => {
      const state: unknown = states[lane]
      if (state === 0 || state === 1) return state === 0 ? undefined : 'done'
      if (typeof state !== 'string') throw invalidCursor(all)
      return positionOf(source, state, true)
    }),
  }
}

/** What stands for all requests where a cursor is sealed. */
function together(sources: readonly Source[]): Source {
  return { ...sources[0]!, identity: () => JSON.stringify(sources.map((source) => source.identity())) }
}
