import type { Timing } from '@keyloom/core/runtime'

/** Time that passes only while somebody sleeps, and chance that is always the same. */
export interface FakeTiming extends Timing {
  /** Every sleep, in milliseconds. */
  readonly slept: number[]
}

export function fakeTiming(random = 0.5): FakeTiming {
  const slept: number[] = []
  let elapsed = 0
  return {
    slept,
    elapsed: () => elapsed,
    async sleep(milliseconds) {
      slept.push(milliseconds)
      elapsed += milliseconds
    },
    random: () => random,
  }
}
