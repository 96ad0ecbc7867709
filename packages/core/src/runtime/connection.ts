import type { Call } from './call.js'
import type { Client } from './client.js'
import type { Middleware } from './middleware/middleware.js'
import type { OperationChannel } from './observe/channel.js'
import type { Observer } from './observe/operation-event.js'

/** What a client of generated code is made of. */
export interface ConnectOptions<Table extends string = string> {
  readonly client: Client
  /** The deployed name of every table of the schema. */
  readonly tables: Readonly<Record<Table, string>>
  /** The time of day for timestamps; `new Date()` unless a test says otherwise. */
  readonly now?: () => Date
  /** How batches wait before they ask again, and how durations are measured; real time unless a test says otherwise. */
  readonly timing?: Timing
  /** Seals cursors, so that nobody else can make one. */
  readonly cursors?: CursorOptions
  /** Makes the tokens by which DynamoDB knows a transaction again: 1 to 36 characters, never one twice. Random unless a test says otherwise. */
  readonly token?: () => string
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

/** {@link CursorOptions}, checked. */
export interface CursorSeal extends CursorOptions {
  /** Epoch seconds. */
  now(): number
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
  readonly now: () => Date
  /** Absent: real time. */
  readonly timing?: Timing
  readonly cursors?: CursorSeal
  /** Absent: random ones. */
  readonly token?: () => string
  readonly observe?: Observer
  /** Where events are published for anybody who subscribes; absent where there is no such thing. */
  readonly channel?: OperationChannel
  readonly capacity?: boolean
  readonly middleware?: readonly Middleware[]
  /** The write that the connection is used for, where something may end it early. */
  readonly call?: Call
}
