import type { Touch } from '../capacity.js'
import { showPartition } from '../storage/position.js'
import { throughputExceeded } from './service-faults.js'

/** The load on one partition key. */
export interface PartitionHeat {
  readonly table: string
  readonly index: string | undefined
  /** The partition key's value as text; several parts are joined. */
  readonly key: string
  readonly read: number
  readonly write: number
  /** The most units within one second. */
  readonly peakRead: number
  readonly peakWrite: number
}

/** Units a partition takes in a second. */
export interface HeatLimits {
  readonly read: number
  readonly write: number
}

/** The load by partition key. */
export interface Heat {
  /** Hottest first, by the sum of units. */
  readonly partitions: readonly PartitionHeat[]
  /** Refuses what goes beyond these units in a second of the engine's clock; `undefined` refuses nothing. */
  throttle(limits: HeatLimits | undefined): void
  clear(): void
}

/** Heat, as the engine uses it. */
export interface HeatMap extends Heat {
  /** Counts what a request is about to spend; throws when a partition has no units left. */
  admit(table: string, touches: readonly Touch[]): void
}

/** What one partition can give in a second, as the service documents it. */
export const partitionLimits: HeatLimits = { read: 3000, write: 1000 }

/** How many partitions are remembered at least. */
const MAX_PARTITIONS = 10_000

interface Entry {
  readonly table: string
  readonly touch: Touch
  read: number
  write: number
  peakRead: number
  peakWrite: number
  second: number
  secondRead: number
  secondWrite: number
}

/** Makes an empty heat map. */
export function createHeat(now: () => number): HeatMap {
  const entries = new Map<string, Entry>()
  let limits: HeatLimits | undefined

  function entryOf(table: string, touch: Touch, second: number): Entry {
    const id = `${table} ${touch.index ?? ''} ${touch.partition}`
    let entry = entries.get(id)
    if (entry === undefined) {
      entry = { table, touch, read: 0, write: 0, peakRead: 0, peakWrite: 0, second, secondRead: 0, secondWrite: 0 }
      entries.set(id, entry)
    }
    if (entry.second !== second) {
      entry.second = second
      entry.secondRead = 0
      entry.secondWrite = 0
    }
    return entry
  }

  return {
    get partitions() {
      return [...entries.values()]
        .sort((a, b) => b.read + b.write - (a.read + a.write))
        .map(({ table, touch, read, write, peakRead, peakWrite }) => ({
          table,
          index: touch.index,
          key: showPartition(touch.keys, touch.partition),
          read,
          write,
          peakRead,
          peakWrite,
        }))
    },
    throttle(next) {
      limits = next
    },
    clear() {
      entries.clear()
    },
    admit(table, touches) {
      const second = Math.floor(now() / 1000)
      if (limits !== undefined) {
        for (const touch of touches) {
          const { secondRead, secondWrite } = entryOf(table, touch, second)
          if (secondRead + touch.read > limits.read || secondWrite + touch.write > limits.write) throw throughputExceeded()
        }
      }
      for (const touch of touches) {
        const entry = entryOf(table, touch, second)
        entry.read += touch.read
        entry.write += touch.write
        entry.secondRead += touch.read
        entry.secondWrite += touch.write
        entry.peakRead = Math.max(entry.peakRead, entry.secondRead)
        entry.peakWrite = Math.max(entry.peakWrite, entry.secondWrite)
      }
      if (entries.size > 2 * MAX_PARTITIONS) forgetCold()
    },
  }

  /** Keeps the hottest partitions only, so that a long run over many keys does not fill the memory. */
  function forgetCold(): void {
    const kept = [...entries].sort(([, a], [, b]) => b.read + b.write - (a.read + a.write)).slice(0, MAX_PARTITIONS)
    entries.clear()
    for (const [id, entry] of kept) entries.set(id, entry)
  }
}
