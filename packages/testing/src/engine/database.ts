import type { Tally } from './capacity.js'
import type { LagSource } from './control/lag.js'
import type { Limits } from './limits.js'
import { serviceError, tableNotFound } from './service-error.js'
import type { WrittenChange } from './storage/change.js'
import type { Table } from './storage/table.js'
import type { StreamLog } from './streams/stream-log.js'
import type { Streams } from './streams/streams.js'

/** A transaction remembered by its client token. */
export interface RememberedTransaction {
  readonly payload: string
  readonly expiresAt: number
  /** What answering it again costs. */
  readonly cost: readonly Tally[]
}

/** The whole state of an engine, and the only sources of time, chance and names it may use. */
export interface Database {
  readonly limits: Limits
  readonly region: string
  readonly accountId: string
  readonly now: () => number
  readonly random: () => number
  readonly newId: () => string
  readonly tables: Map<string, Table>
  readonly transactions: Map<string, RememberedTransaction>
  /** How long a new global index takes to become readable. */
  readonly indexCreationMs: number
  /** Does something once the clock has moved on by this much. */
  readonly schedule: (afterMs: number, act: () => void) => void
  readonly streams: Streams
  readonly lag: LagSource
  /** Counts what a request is about to spend; throws when a partition has nothing left to spend. */
  readonly admit: (tally: Tally) => void
  /** Called before each step of applying a write; whatever it throws must leave nothing applied. */
  beforeStep: (() => void) | undefined
  /** Hears of every write once it is applied. */
  readonly onWrite: (written: WrittenChange) => void
}

/** The table of a name or ARN, for operations on tables themselves. */
export function describedTable(db: Database, nameOrArn: string): Table {
  const name = tableNameOf(nameOrArn)
  const table = db.tables.get(name)
  if (table === undefined) throw serviceError('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`)
  return table
}

/** The table of a name or ARN. */
export function findTable(db: Database, nameOrArn: string): Table {
  const table = db.tables.get(tableNameOf(nameOrArn))
  if (table === undefined || table.status === 'CREATING') throw tableNotFound()
  return table
}

/** The name in a table's ARN; a name stands for itself. */
export function tableNameOf(nameOrArn: string): string {
  const at = nameOrArn.startsWith('arn:') ? nameOrArn.indexOf(':table/') : -1
  return at < 0 ? nameOrArn : nameOrArn.slice(at + 7).split('/')[0]!
}

/** The log of a stream. */
export function findStream(db: Database, arn: string): StreamLog {
  const log = db.streams.logs.get(arn)
  if (log === undefined) throw serviceError('ResourceNotFoundException', `Requested resource not found: Stream: ${arn} not found`)
  return log
}
