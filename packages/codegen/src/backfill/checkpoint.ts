import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { keyloomError } from '@keyloom/core'
import type { Item } from './stored-entity.js'

/** Items that were met, by what became of them. */
export interface Counts {
  /** Items of the entity. */
  readonly seen: number
  readonly stamped: number
  readonly current: number
  readonly misplaced: number
  readonly unreadable: number
  /** Items that somebody else changed each time they were read. */
  readonly contended: number
}

export const noCounts: Counts = { seen: 0, stamped: 0, current: 0, misplaced: 0, unreadable: 0, contended: 0 }

/** Where a part of the table goes on: after this key, at the beginning, or not at all. */
export type SegmentState = { readonly after: Item } | 'begin' | 'done'

/** How far a backfill has come. `job` says what of: another one does not go on from here. */
export interface Checkpoint {
  readonly version: 1
  readonly job: string
  readonly segments: readonly SegmentState[]
  readonly counts: Counts
}

/** The checkpoint in a file; undefined where there is none. @throws KeyloomError `BACKFILL.CHECKPOINT`. */
export function readCheckpoint(file: string, job: string): Checkpoint | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const checkpoint = parse(text)
  if (checkpoint?.job === job) return checkpoint
  throw keyloomError(
    'BACKFILL.CHECKPOINT',
    checkpoint === undefined ? `${file} is no checkpoint.` : `${file} is the checkpoint of another backfill: ${checkpoint.job}.`,
    { fix: 'Name another file with `--checkpoint`, or delete this one to begin again.', payload: { file, job } },
  )
}

function parse(text: string): Checkpoint | undefined {
  try {
    const value = JSON.parse(text, reviveBytes) as Partial<Checkpoint> | null
    return value?.version === 1 && typeof value.job === 'string' && Array.isArray(value.segments) ? (value as Checkpoint) : undefined
  } catch {
    return undefined
  }
}

/** Written beside the file and renamed: who reads it finds the old one or the new one, whole. */
export function writeCheckpoint(file: string, checkpoint: Checkpoint): void {
  const beside = `${file}.${process.pid}.tmp`
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
