import type { Around } from './around.js'
import type { Call } from './call.js'
import type { Client } from './client.js'
import type { Middleware } from './middleware/middleware.js'
import type { Observer } from './observe/operation-event.js'

/** What every connection is made of. */
export interface TableOptions<Table extends string = string> {
  readonly client: Client
  /** The deployed name of every table of the schema. */
  readonly tables: Readonly<Record<Table, string>>
  /** The time of day for timestamps; `new Date()` unless a test says otherwise. */
  readonly now?: () => Date
  /** How batches wait before they ask again, and how durations are measured; real time unless a test says otherwise. */
  readonly timing?: Timing
  /** Makes the tokens by which DynamoDB knows a transaction again: 1 to 36 characters, never one twice. Random unless a test says otherwise. */
  readonly token?: () => string
}

/** What a client of generated code is made of. */
export interface ConnectOptions<Table extends string = string> extends TableOptions<Table> {
  /** Seals cursors, so that nobody else can make one. */
  readonly cursors?: CursorOptions
  /** Hears of every request: what asked for it, what it read, how long it took, how it ended. */
  readonly observe?: Observer
  /** Asks DynamoDB with every request for the capacity it consumes, for `observe`. */
  readonly capacity?: boolean
  /** What every request passes, the first one outermost. */
  readonly middleware?: readonly Middleware[]
}

/** How cursors are sealed. */
export interface CursorOptions {
  /** The first one seals; cursors sealed with any of them are accepted, so that secrets can be replaced one after the other. */
  readonly secrets: readonly string[]
  /** Seconds that a cursor is accepted for; without end where it is not said. */
  readonly maxAge?: number
}

/** What seals cursors by secrets, and refuses old ones. */
export interface CursorSeal {
  /** The seal that is made now, then those of secrets that are being retired. */
  seals(identity: string, content: string): readonly string[]
  /** Epoch seconds. */
  now(): number
  /** Whether a cursor of this second is not accepted any more. */
  isOld(issued: number): boolean
}

/** Time and chance, for what waits between attempts. */
export interface Timing {
  /** Milliseconds since some moment; never goes back. */
  elapsed(): number
  /** Ends early when the signal does. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
  /** From 0 up to, not including, 1. */
  random(): number
}

/** A client and the names of its tables: what every operation needs. */
export interface Connection {
  readonly client: Client
  /** From the name in the schema to the deployed name. */
  readonly tables: ReadonlyMap<string, string>
  /** Stored names of the key attributes of all tables and indexes, as far as they are known. */
  readonly keys?: readonly string[] | undefined
  readonly now: () => Date
  /** Absent: real time. */
  readonly timing?: Timing | undefined
  /** Absent: random ones. */
  readonly token?: (() => string) | undefined
  readonly cursors?: CursorSeal
  /** What is around every request, its errors included. */
  readonly around?: Around
  /** What is around a command as it is sent, the errors of the SDK included. */
  readonly transform?: Around
  /** The write that the connection is used for, where something may end it early. */
  readonly call?: Call
}
