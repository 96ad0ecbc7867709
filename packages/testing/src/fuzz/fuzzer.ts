import { seededRandom } from '../engine/random.js'

/** How much to run, and what to repeat it from. */
export interface FuzzOptions {
  readonly cases: number
  readonly seed: number
}

/** Draws from one seed. */
export interface Draw {
  /** A whole number from 0 up to `below`. */
  int(below: number): number
  /** True with this chance. */
  chance(probability: number): boolean
  pick<T>(choices: readonly T[]): T
  /** `length` results. */
  times<T>(length: number, make: (i: number) => T): T[]
}

/** Makes a source of choices. */
export function draw(seed: number): Draw {
  const random = seededRandom(seed)
  const int = (below: number): number => Math.floor(random() * below)
  return {
    int,
    chance: (probability) => random() < probability,
    pick: (choices) => choices[int(choices.length)]!,
    times: (length, make) => Array.from({ length }, (_, i) => make(i)),
  }
}
