import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { keyloomError } from '@keyloom/core'
import type { SegmentState } from './read-segments.js'

/** How far a command has come that reads a whole table. `job` says what of: another one does not go on from here. */
export interface Checkpoint<Result> {
  readonly version: 1
  readonly job: string
  readonly segments: readonly SegmentState[]
  /** What came of the pages that are done. */
  readonly result: Result
}

/** The checkpoint in a file; undefined where there is none. @throws KeyloomError `SCAN.CHECKPOINT`. */
export function readCheckpoint<Result>(file: string, job: string): Checkpoint<Result> | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const checkpoint = parse<Result>(text)
  if (checkpoint?.job === job) return checkpoint
  throw keyloomError(
    'SCAN.CHECKPOINT',
    checkpoint === undefined ? `${file} is no checkpoint.` : `${file} is the checkpoint of other work: ${checkpoint.job}.`,
    { fix: 'Name another file with `--checkpoint`, or delete this one to begin again.', payload: { file, job } },
  )
}

function parse<Result>(text: string): Checkpoint<Result> | undefined {
  try {
    const value = JSON.parse(text, reviveBytes) as Partial<Checkpoint<Result>> | null
    return value?.version === 1 && typeof value.job === 'string' && Array.isArray(value.segments)
      ? (value as Checkpoint<Result>)
      : undefined
  } catch {
    return undefined
  }
}

/**
 * Written beside the file and renamed: who reads it finds the old one or the new one, whole. What is beside it has one name only, so that
 * the next run takes away what a killed one has left.
 */
export function writeCheckpoint(file: string, checkpoint: Checkpoint<unknown>): void {
  const beside = `${file}.tmp`
  writeFileSync(beside, JSON.stringify(checkpoint, keepBytes))
  renameSync(beside, file)
}

export function removeCheckpoint(file: string): void {
  rmSync(file, { force: true })
}

/** JSON has no form for the bytes of a binary key. */
function keepBytes(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? { $bytes: Buffer.from(value).toString('base64') } : value
}

function reviveBytes(_: string, value: unknown): unknown {
  const bytes = typeof value === 'object' && value !== null && '$bytes' in value ? value.$bytes : undefined
  return typeof bytes === 'string' ? new Uint8Array(Buffer.from(bytes, 'base64')) : value
}
