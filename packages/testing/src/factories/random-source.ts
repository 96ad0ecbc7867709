import { seededRandom } from '../engine/random.js'

/** Chance, from a seed. */
export interface RandomSource {
  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number
  /** A number from 0 up to 1. */
  fraction(): number
  pick<T>(values: readonly T[]): T
  /** So many characters of an alphabet. */
  text(length: number, alphabet: string): string
}

export function randomSource(seed: number): RandomSource {
  const fraction = seededRandom(seed)
  const integer = (min: number, max: number): number => min + Math.floor(fraction() * (max - min + 1))
  const pick = <T>(values: readonly T[]): T => values[integer(0, values.length - 1)] as T
  return { fraction, integer, pick, text: (length, alphabet) => Array.from({ length }, () => pick([...alphabet])).join('') }
}
