import { isDeepStrictEqual } from 'node:util'

/** What is wrong with an answer; undefined where it is what it should be. */
export function difference(actual: unknown, expected: unknown): string | undefined {
  return isDeepStrictEqual(actual, expected) ? undefined : `answered ${shown(actual)} instead of ${shown(expected)}`
}

export function shown(value: unknown): string {
  return JSON.stringify(value, (_, each) => (each instanceof Set ? { set: [...each] } : each)) ?? 'undefined'
}
