import { seededRandom } from '../src/engine/random.js'

/** Seeded chance. Two of one seed draw alike. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A whole number from 0 up to, not including, `below`. */
  int(below: number): number
  chance(probability: number): boolean
  pick<T>(choices: readonly T[]): T
  /** Each of the choices with a probability. */
  some<T>(choices: readonly T[], probability: number): T[]
  /** Up to `max` draws. */
  times<T>(max: number, draw: () => T): T[]
}

export function createRandom(seed: number): Random {
  const next = seededRandom(seed)
  const int = (below: number): number => Math.floor(next() * below)
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (choices) => choices[int(choices.length)]!,
    some: (choices, probability) => choices.filter(() => next() < probability),
    times: (max, draw) => Array.from({ length: int(max + 1) }, draw),
  }
}

/** The seed of a part of a run, so that each part replays by itself. */
export function seedOf(seed: number, part: number): number {
  return (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(part + 1, 0xc2b2ae35)) >>> 0
}
