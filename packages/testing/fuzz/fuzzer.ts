import { createRandom, type Random } from './random.js'

/** How much to run, and what to repeat it from. */
export interface FuzzOptions {
  readonly cases: number
  readonly seed: number
}

/** Seeded chance, with `times` that makes just as many as it is told. */
export interface Draw extends Omit<Random, 'times'> {
  times<T>(length: number, make: (i: number) => T): T[]
}

/** Makes a source of choices. */
export function draw(seed: number): Draw {
  return { ...createRandom(seed), times: (length, make) => Array.from({ length }, (_, i) => make(i)) }
}
