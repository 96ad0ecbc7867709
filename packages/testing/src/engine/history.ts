import { type ConsumedCapacity, consumedCapacity, type Tally } from './capacity.js'
import type { FaultKind } from './control/faults.js'
import type { ServiceError } from './service-error.js'

/** A request the engine was given, and what came of it. */
export interface HistoryEntry {
  /** The operation's name, such as `GetItem`. */
  readonly operation: string
  /** The request, as JSON. */
  readonly input: unknown
  /** The answer, as JSON, unless it was an error. */
  readonly output: Readonly<Record<string, unknown>> | undefined
  /** The error it was answered with. */
  readonly error: ServiceError | undefined
  /** The fault that was injected into it. */
  readonly fault: FaultKind | undefined
  /** What it consumed, by table, whether or not the request asked to be told. */
  readonly capacity: readonly ConsumedCapacity[]
  /** When, by the engine's clock. */
  readonly at: number
}

/** The latest requests, oldest first. */
export interface History {
  readonly entries: readonly HistoryEntry[]
  readonly add: (entry: HistoryEntry) => void
  readonly clear: () => void
}

/** Keeps at least `limit` of the latest entries, so that a long run does not fill the memory. */
export function createHistory(limit: number): History {
  let entries: HistoryEntry[] = []
  return {
    get entries() {
      return entries
    },
    add(entry) {
      entries.push(entry)
      if (entries.length >= 2 * limit && limit < entries.length) entries = entries.slice(entries.length - limit)
    },
    clear() {
      entries = []
    },
  }
}

/** The consumed capacity of tallies, with all detail. */
export function capacityOf(tallies: readonly Tally[]): readonly ConsumedCapacity[] {
  return tallies.map((tally) => consumedCapacity(tally, true, true))
}
