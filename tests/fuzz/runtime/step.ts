import type { Draw } from '../../../packages/testing/fuzz/fuzzer.js'
import type { Lab } from '../start-lab.js'
import type { Stored, World } from './world.js'

/** One call of a repository, and what it should come to. `S` is what the model keeps of an entity. */
export interface Step<S = Stored> {
  /** For the report of a failure. */
  readonly text: string
  run(): Promise<unknown>
  readonly expected: Expected<S>
  /** What it comes to where the SDK has sent the first of its requests once more, after an answer was lost. */
  readonly repeated?: readonly Expected<S>[]
}

export type Expected<S = Stored> =
  /** The error that it should end with, and what the requests before that have changed. */
  | { readonly code: string; readonly leaves?: readonly Change<S>[] }
  | {
      /** What it changes: all of it or nothing, unless it is a batch, or several requests. */
      readonly changes: readonly Change<S>[]
      readonly batch?: boolean
      /** What the first of two requests changes. */
      readonly first?: readonly Change<S>[]
      /** What is wrong with the answer. */
      check(result: unknown): string | undefined
    }

export interface Change<S = Stored> {
  /** Of a batch. */
  readonly name?: string
  /** The id of the entity. */
  readonly id: string
  readonly to: S | undefined
}

/** What the model decides on: the entities as they are, and the time. */
export interface Scene {
  readonly lab: Lab
  readonly world: World
  readonly now: number
}

/** Draws one call. To add an operation to the fuzzer is to add one of these. */
export type Operation = (d: Draw, scene: Scene) => Step

/** The world after changes. */
export function changed<S>(world: ReadonlyMap<string, S>, changes: readonly Change<S>[]): ReadonlyMap<string, S> {
  const after = new Map(world)
  for (const { id, to } of changes) {
    if (to === undefined) after.delete(id)
    else after.set(id, to)
  }
  return after
}
