import type { Draw } from '../../../packages/testing/fuzz/fuzzer.js'
import type { Lab } from '../start-lab.js'
import type { Stored, World } from './world.js'

/** One call of a repository, and what it should come to. */
export interface Step {
  /** For the report of a failure. */
  readonly text: string
  run(): Promise<unknown>
  readonly expected: Expected
}

export type Expected =
  /** The error that it should end with. */
  | { readonly code: string }
  | {
      /** What it changes: all of it or nothing, unless it is a batch. */
      readonly changes: readonly Change[]
      readonly batch?: boolean
      /** What is wrong with the answer. */
      check(result: unknown): string | undefined
    }

export interface Change {
  /** Of a batch. */
  readonly name?: string
  /** The id of the entity. */
  readonly id: string
  readonly to: Stored | undefined
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
export function changed(world: World, changes: readonly Change[]): World {
  const after = new Map(world)
  for (const { id, to } of changes) {
    if (to === undefined) after.delete(id)
    else after.set(id, to)
  }
  return after
}
