/** The engine's time. It follows its source until it is set; from then on it moves only when advanced. */
export interface EngineClock {
  /** The time, in milliseconds since 1970. */
  now(): number
  /** Stops the clock at a time. */
  set(time: number | Date): void
  /** Moves the time on. */
  advance(milliseconds: number): void
}

/** A clock with things to do at certain times. */
export interface SchedulingClock extends EngineClock {
  schedule(afterMs: number, act: () => void): void
  /** Does what has become due. */
  runDue(): void
  /** Forgets what is still to be done. */
  clear(): void
}

/** Makes a clock over a source of time. `onMove` is called when somebody has moved it. */
export function createClock(source: () => number, onMove: () => void): SchedulingClock {
  let offset = 0
  let stoppedAt: number | undefined
  let due: { readonly at: number; readonly act: () => void }[] = []
  const clock: SchedulingClock = {
    now: () => stoppedAt ?? source() + offset,
    set(time) {
      stoppedAt = Number(time)
      clock.runDue()
      onMove()
    },
    advance(milliseconds) {
      if (stoppedAt === undefined) offset += milliseconds
      else stoppedAt += milliseconds
      clock.runDue()
      onMove()
    },
    schedule(afterMs, act) {
      due.push({ at: clock.now() + afterMs, act })
    },
    runDue() {
      if (due.length === 0) return
      const now = clock.now()
      const ready = due.filter(({ at }) => at <= now)
      due = due.filter(({ at }) => at > now)
      for (const { act } of ready.sort((a, b) => a.at - b.at)) act()
    },
    clear() {
      due = []
    },
  }
  return clock
}
