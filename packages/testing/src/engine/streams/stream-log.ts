import type { KeySchema } from '../storage/definition.js'
import type { StreamViewType } from '../storage/table.js'
import type { StreamRecord } from './stream-record.js'

/** A record at its place in its stream. */
export interface LoggedRecord {
  readonly sequence: number
  readonly at: number
  readonly record: StreamRecord
}

/** The records of one stream, all in one shard, oldest first. */
export interface StreamLog {
  readonly arn: string
  readonly label: string
  readonly tableName: string
  readonly keys: KeySchema
  readonly viewType: StreamViewType
  readonly createdAt: number
  readonly shardId: string
  readonly firstSequence: number
  records: LoggedRecord[]
  /** Turned off: nothing more will come. */
  closed: boolean
}

/** The text of a sequence number. */
export function sequenceText(sequence: number): string {
  return String(sequence).padStart(21, '0')
}

/** Forgets records older than a stream keeps them. */
export function trim(log: StreamLog, oldestAt: number): void {
  const kept = log.records.findIndex(({ at }) => at >= oldestAt)
  if (kept !== 0 && log.records.length > 0) log.records = kept < 0 ? [] : log.records.slice(kept)
}
