import type { Tally, Units } from '../capacity.js'

/** What requests of one operation spent in one place. */
export interface CapacitySpent {
  readonly table: string
  /** The index, or undefined for the table itself. */
  readonly index: string | undefined
  readonly operation: string
  /** The access pattern it was for, where `engine.pattern` named one. */
  readonly pattern: string | undefined
  readonly requests: number
  readonly read: number
  readonly write: number
}

/** The capacity spent since the engine was made or reset. */
export interface CapacityReport {
  /** By table, index, operation and access pattern. */
  readonly entries: readonly CapacitySpent[]
  /** The sum of the entries for which the given members are equal. */
  total(where?: Partial<Pick<CapacitySpent, 'table' | 'index' | 'operation' | 'pattern'>>): {
    readonly read: number
    readonly write: number
  }
  clear(): void
}

/** A capacity report, as the engine uses it. */
export interface CapacityBook extends CapacityReport {
  add(operation: string, pattern: string | undefined, tallies: readonly Tally[]): void
}

interface Line {
  readonly table: string
  readonly index: string | undefined
  readonly operation: string
  readonly pattern: string | undefined
  requests: number
  read: number
  write: number
}

/** Makes an empty book. */
export function createCapacityBook(): CapacityBook {
  const lines = new Map<string, Line>()

  function line(table: string, index: string | undefined, operation: string, pattern: string | undefined): Line {
    // Names of tables and indexes have no spaces; a pattern's may, and stands last.
    const id = `${operation} ${table} ${index ?? ''} ${pattern ?? ''}`
    const found = lines.get(id) ?? { table, index, operation, pattern, requests: 0, read: 0, write: 0 }
    lines.set(id, found)
    return found
  }

  return {
    get entries() {
      return [...lines.values()].filter(({ read, write }) => read + write > 0).map((each) => ({ ...each }))
    },
    total(where = {}) {
      let read = 0
      let write = 0
      for (const each of lines.values()) {
        if (where.table !== undefined && where.table !== each.table) continue
        if ('index' in where && where.index !== each.index) continue
        if (where.operation !== undefined && where.operation !== each.operation) continue
        if (where.pattern !== undefined && where.pattern !== each.pattern) continue
        read += each.read
        write += each.write
      }
      return { read, write }
    },
    clear() {
      lines.clear()
    },
    add(operation, pattern, tallies) {
      for (const { table, read, write } of tallies) {
        charge(line(table, undefined, operation, pattern), read.table, write.table)
        for (const name of new Set([...placesOf(read), ...placesOf(write)]))
          charge(line(table, name, operation, pattern), unitsIn(read, name), unitsIn(write, name))
      }
    },
  }
}

function charge(line: Line, read: number, write: number): void {
  line.requests += 1
  line.read += read
  line.write += write
}

function placesOf({ global, local }: Units): readonly string[] {
  return global === undefined && local === undefined ? [] : [...(global?.keys() ?? []), ...(local?.keys() ?? [])]
}

function unitsIn({ global, local }: Units, name: string): number {
  return global?.get(name) ?? local?.get(name) ?? 0
}
