import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Checkpoint, readCheckpoint, removeCheckpoint, writeCheckpoint } from '../../scan/checkpoint.js'
import type { Arguments } from '../command.js'
import { count } from '../count.js'
import type { Io } from '../io.js'
import { shownPath } from '../paths.js'
import { interrupted } from './interrupted.js'
import { positive, reasonOf, required } from './options.js'
import { type Progress, scanProgress } from './progress.js'

const defaultSegments = 4

/** What the options say of a command that changes the items of one entity. */
export interface ScanOptions {
  readonly entity: string
  /** Why the Scan is meant. */
  readonly because: string
  readonly segments: number
  /** Capacity units a second. */
  readonly budget?: number
  readonly dryRun: boolean
  readonly asJson: boolean
  readonly checkpoint?: string
}

/** @throws KeyloomError `CLI.USAGE`. `done`: what becomes of the items, as in `are stamped`. */
export function scanOptions(command: string, given: Arguments, done: string): ScanOptions {
  const { json, checkpoint } = given.options
  const because = reasonOf(command, given)
  const entity = required(command, given, 'entity', `the entity whose items ${done}`)
  const segments = positive(given, 'segments') ?? defaultSegments
  const budget = positive(given, 'budget')
  return {
    entity,
    because,
    segments,
    ...(budget !== undefined && { budget }),
    dryRun: given.options['dry-run'] === true,
    asJson: json === true,
    ...(typeof checkpoint === 'string' && { checkpoint }),
  }
}

/** What `runBackfill` and `runMove` have in common of their jobs. */
interface ScanJob<Result> {
  readonly job: string
  readonly table: string
  readonly segments: number
  readonly budget?: number
  readonly dryRun: boolean
  readonly timing: { now(): number; sleep(milliseconds: number): Promise<void> }
  saved(checkpoint: Checkpoint<Result>): void
}

export interface ResumableScan<Result> {
  readonly command: string
  /** What a checkpoint has to be of. */
  readonly job: string
  /** The deployed name. */
  readonly table: string
  /** Of the error of a run that ended early: `The move of Order in`. */
  readonly subject: string
  progress(result: Result): Progress
  /** How many items there are, where DynamoDB says. */
  size(): Promise<number | undefined>
  run(job: ScanJob<Result>, from: Checkpoint<Result> | undefined): Promise<Result>
}

/**
 * Reads a table from where an earlier run has ended, and keeps how far it has come. A dry run keeps nothing.
 *
 * @throws KeyloomError `SCAN.CHECKPOINT`, `SCAN.INTERRUPTED`.
 */
export async function resumableScan<Result>(
  { command, job, table, subject, progress, size, run }: ResumableScan<Result>,
  { entity, because, segments, budget, dryRun, checkpoint }: ScanOptions,
  io: Io,
): Promise<Result> {
  const file = resolve(io.cwd, checkpoint ?? `keyloom-${command}-${entity}.json`)
  const from = dryRun ? undefined : readCheckpoint<Result>(file, job)
  const parts = count(from?.segments.length ?? segments, 'segment')
  io.stderr.write(`${from === undefined ? 'Reading' : 'Going on reading'} ${table} by a Scan in ${parts}: ${because}\n`)
  // Only an estimate needs it: what is wrong with the table, the Scan tells.
  const itemsInTable = await size().catch(() => undefined)
  const shown = scanProgress(io, { before: from === undefined ? 0 : progress(from.result).read, itemsInTable })
  const result = await run(
    {
      job,
      table,
      segments,
      ...(budget !== undefined && { budget }),
      dryRun,
      timing: { now: () => performance.now(), sleep },
      saved(done) {
        if (!dryRun) writeCheckpoint(file, done)
        shown.tell(progress(done.result))
      },
    },
    from,
  ).catch((cause: unknown) => {
    shown.end()
    const done = existsSync(file) ? `What is done is kept in ${shownPath(io.cwd, file)}` : 'No page of it was done'
    throw interrupted(subject, table, `${dryRun ? 'Nothing was written' : done}: run the same command again to go on.`, cause)
  })
  shown.end()
  // What is done needs no place to go on from; what was left over is found by the next run, from the beginning.
  if (!dryRun) removeCheckpoint(file)
  return result
}
