import { isNoOp, type WrittenChange } from '../storage/change.js'
import type { Table } from '../storage/table.js'
import { type StreamLog, sequenceText, trim } from './stream-log.js'
import { recordOf, type StreamRecord } from './stream-record.js'

/** Hears of the records of a table's stream. */
export type StreamListener = (record: StreamRecord) => void

/** All streams of an engine. */
export interface Streams {
  readonly logs: ReadonlyMap<string, StreamLog>
  /** Begins the log of a table's stream, if it has one that is on. */
  open(table: Table): void
  /** Ends the log of a table's stream. */
  close(table: Table): void
  /** Records a write, if it changed something and its table has a stream. */
  record(written: WrittenChange): void
  /** Calls a listener with every record of a table from now on, in order; answers how to stop it. */
  subscribe(tableName: string, listener: StreamListener): () => void
  clear(): void
}

/** What streams take from the engine. */
export interface StreamSources {
  readonly region: string
  readonly now: () => number
  readonly newId: () => string
  readonly retentionMs: number
}

/** Makes the streams of an engine. */
export function createStreams({ region, now, newId, retentionMs }: StreamSources): Streams {
  const logs = new Map<string, StreamLog>()
  const listeners = new Map<string, Set<StreamListener>>()
  let sequence = 0

  return {
    logs,
    open(table) {
      const { stream } = table
      if (stream?.enabled !== true || logs.has(stream.arn)) return
      logs.set(stream.arn, {
        arn: stream.arn,
        label: stream.label,
        tableName: table.name,
        keys: table.keys,
        viewType: stream.viewType,
        createdAt: now(),
        shardId: `shardId-${sequenceText(Math.floor(now()))}-${newId().slice(0, 8)}`,
        firstSequence: sequence + 1,
        records: [],
        closed: false,
      })
    },
    close({ stream }) {
      const log = stream === undefined ? undefined : logs.get(stream.arn)
      if (log !== undefined) log.closed = true
    },
    record(written) {
      const { table } = written.change
      if (table.stream?.enabled !== true || isNoOp(written.change)) return
      const log = logs.get(table.stream.arn)
      if (log === undefined) return
      sequence += 1
      const at = now()
      const record = recordOf(written, {
        viewType: log.viewType,
        sequenceNumber: sequenceText(sequence),
        eventId: newId().replaceAll('-', ''),
        region,
        now: at,
      })
      log.records.push({ sequence, at, record })
      if (log.records[0]!.at < at - retentionMs) trim(log, at - retentionMs)
      for (const listener of listeners.get(table.name) ?? []) queueMicrotask(() => listener(record))
    },
    subscribe(tableName, listener) {
      const own = listeners.get(tableName) ?? new Set()
      listeners.set(tableName, own.add(listener))
      return () => own.delete(listener)
    },
    clear() {
      logs.clear()
      listeners.clear()
    },
  }
}
