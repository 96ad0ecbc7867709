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

/** Makes the lag of an engine. */
export function createLag(): Lag {
  let settings: LagSettings = { globalIndexMs: 0, eventualReadMs: 0 }
  return {
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
