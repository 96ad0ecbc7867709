import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Requests } from '../../doctor/look-up.js'
import { countsOf, type TableReport } from '../../doctor/report.js'
import { type Examined, nothingExamined, runDoctor } from '../../doctor/run-doctor.js'
import type { Ward } from '../../doctor/ward.js'
import { type Checkpoint, keptInFile, readCheckpoint, removeCheckpoint } from '../../scan/checkpoint.js'
import { allSegments } from '../../scan/read-segments.js'
import { count } from '../count.js'
import type { Io } from '../io.js'
import { shownPath } from '../paths.js'
import { interrupted } from '../scan/interrupted.js'
import { scanProgress } from '../scan/progress.js'

/** How tables are read: some items of each of several parts, or all. */
export type Reading =
  | { readonly mode: 'sample'; readonly segments: number; readonly sample: number }
  | { readonly mode: 'scan'; readonly segments: number; readonly because: string }

export interface TableExamination {
  readonly ward: Ward
  readonly reading: Reading
  /** Read capacity units a second. */
  readonly budget?: number
  /** Of the model: another one does not go on from a checkpoint. */
  readonly hash: string
  readonly requests: Requests & { size(table: string): Promise<number | undefined> }
  readonly io: Io
  /** Told what was met so far, at first and after each page. */
  met(report: TableReport): void
}

/** Examines one table. @throws KeyloomError `SCAN.CHECKPOINT`, `SCAN.INTERRUPTED`. */
export async function examineTable({ ward, reading, budget, hash, requests, io, met }: TableExamination): Promise<void> {
  const { name, table } = ward
  const isScan = reading.mode === 'scan'
  const file = checkpointFile(io, name)
  const job = `doctor of ${name}, model ${hash}`
  const from = isScan ? readCheckpoint<Examined>(file, job) : undefined
  const kept = keptInFile<Examined>(file)
  try {
    const itemsInTable = await requests.size(name)
    const tell = ({ segments, result }: Pick<Checkpoint<Examined>, 'segments' | 'result'>): void =>
      met({
        table: table.name,
        name,
        mode: reading.mode,
        ...(isScan && { because: reading.because }),
        complete: segments.every((state) => state === 'done'),
        ...(itemsInTable !== undefined && { itemsInTable }),
        ...result.tally,
      })
    const begin = { segments: from?.segments ?? allSegments(reading.segments), result: from?.result ?? nothingExamined() }
    tell(begin)
    io.stderr.write(`${announcement(reading, name, from !== undefined)}\n`)
    const progress = scanProgress(io, { before: begin.result.tally.items, itemsInTable: isScan ? itemsInTable : undefined })
    const done = await runDoctor(
      {
        job,
        ward,
        segments: begin.segments,
        ...(!isScan && { sample: reading.sample }),
        ...(budget !== undefined && { budget }),
        timing: { now: () => performance.now(), sleep },
        now: new Date(),
        saved(checkpoint) {
          if (isScan) kept.saved(checkpoint)
          tell(checkpoint)
          const { items, findings } = checkpoint.result.tally
          progress.tell({ read: items, outcome: count(countsOf(findings).error, 'error') })
        },
        again(counters) {
          progress.end()
          io.stderr.write(`Reading ${name} once more: ${count(counters, 'counter')} may be wrong.\n`)
        },
      },
      requests,
      begin.result,
    )
    progress.end()
    tell(done)
  } catch (cause) {
    kept.end()
    throw interrupted('The examination of', name, whatNext(reading, name, io), cause)
  }
  if (isScan) removeCheckpoint(file)
}

/** How to go on after an examination that ended early. */
export function whatNext(reading: Reading, table: string, io: Io): string {
  if (reading.mode === 'sample') return 'Nothing was written; run it again.'
  return `What was read is kept in ${shownPath(io.cwd, checkpointFile(io, table))}: run the same command again to go on.`
}

function checkpointFile({ cwd }: Io, table: string): string {
  return resolve(cwd, `keyloom-doctor-${table}.json`)
}

function announcement(reading: Reading, table: string, isLeftOver: boolean): string {
  if (reading.mode === 'sample') {
    return `Reading ${count(reading.segments * reading.sample, 'item')} of ${table} at most, from ${count(reading.segments, 'part')} of it; all with \`--scan\`.`
  }
  return `${isLeftOver ? 'Going on reading' : 'Reading'} ${table} by a Scan: ${reading.because}`
}
