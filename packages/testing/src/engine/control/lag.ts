/** How far copies run behind the table, in milliseconds of the engine's clock. */
export interface LagSettings {
  /** How long a write takes to reach global indexes. */
  readonly globalIndexMs: number
  /** How long eventually consistent reads of tables and local indexes still see what was there before. */
  readonly eventualReadMs: number
}

/** The lag of an engine; none by default. */
export interface Lag {
  readonly globalIndexMs: number
  readonly eventualReadMs: number
  set(settings: Partial<LagSettings>): void
}

/** Lag, as the engine uses it. */
export interface LagSource extends Lag {
  /** How long from now a write takes to arrive, which is never before the writes ahead of it. */
  arrivesIn(kind: keyof LagSettings): number
  /** Forgets the writes that are under way. */
  clear(): void
}

/** Makes the lag of an engine. */
export function createLag(now: () => number): LagSource {
  let settings: LagSettings = { globalIndexMs: 0, eventualReadMs: 0 }
  const latest: Record<keyof LagSettings, number> = { globalIndexMs: 0, eventualReadMs: 0 }
  return {
    arrivesIn(kind) {
      // A write that is no longer slow waits for one that was, or the older of the two would stay.
      latest[kind] = Math.max(now() + settings[kind], latest[kind])
      return latest[kind] - now()
    },
    clear() {
      latest.globalIndexMs = 0
      latest.eventualReadMs = 0
    },
    get globalIndexMs() {
      return settings.globalIndexMs
    },
    get eventualReadMs() {
      return settings.eventualReadMs
    },
    set(next) {
      settings = { ...settings, ...next }
    },
  }
}
