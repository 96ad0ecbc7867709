/** Time, as a backfill sees it. */
export interface Timing {
  now(): number
  sleep(milliseconds: number): Promise<void>
}

/** Holds the use of capacity down to so many units a second: who has used too much waits until the average is right again. */
export function createBudget(unitsPerSecond: number | undefined, { now, sleep }: Timing): { spend(units: number): Promise<void> } {
  let free = now()
  return {
    async spend(units) {
      if (unitsPerSecond === undefined) return
      free = Math.max(free, now()) + (units / unitsPerSecond) * 1000
      const wait = free - now()
      if (wait > 0) await sleep(wait)
    },
  }
}
