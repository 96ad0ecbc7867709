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
    const value = JSON.parse(text, fromJson) as Partial<Checkpoint<Result>> | null
    const isWhole = value?.version === 1 && typeof value.job === 'string' && isObject(value.result) && isSegments(value.segments)
    return isWhole ? (value as Checkpoint<Result>) : undefined
  } catch {
    return undefined
  }
}

/** A table without parts would be read in no time. */
function isSegments(value: unknown): boolean {
  const isState = (state: unknown) =>
    state === 'begin' || state === 'done' || (isObject(state) && 'after' in state && isObject(state.after))
  return Array.isArray(value) && value.length > 0 && value.every(isState)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/**
 * Written beside the file and renamed: who reads it finds the old one or the new one, whole. What is beside it has one name only, so that
 * the next run takes away what a killed one has left.
 */
export function writeCheckpoint(file: string, checkpoint: Checkpoint<unknown>): void {
  const beside = `${file}.tmp`
  writeFileSync(beside, JSON.stringify(checkpoint, asJson))
  renameSync(beside, file)
}

/** A checkpoint in a file that is written in a tenth of the time at most, since it may be large; `end` writes what is left. */
export function keptInFile<Result>(file: string): { saved(checkpoint: Checkpoint<Result>): void; end(): void } {
  let open: Checkpoint<Result> | undefined
  let notBefore = 0
  const end = (): void => {
    if (open === undefined) return
    const begun = performance.now()
    writeCheckpoint(file, open)
    open = undefined
    notBefore = performance.now() + 9 * (performance.now() - begun)
  }
  return {
    saved(checkpoint) {
      open = checkpoint
      if (performance.now() >= notBefore) end()
    },
    end,
  }
}

export function removeCheckpoint(file: string): void {
  rmSync(file, { force: true })
}

/** JSON has no form for the bytes of a binary key, nor for what is counted by a key. */
function asJson(_: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') }
  if (value instanceof Map) return { $map: [...value] }
  return value instanceof Set ? { $set: [...value] } : value
}

function fromJson(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if ('$bytes' in value && typeof value.$bytes === 'string') return new Uint8Array(Buffer.from(value.$bytes, 'base64'))
  if ('$map' in value && Array.isArray(value.$map)) return new Map(value.$map)
  return '$set' in value && Array.isArray(value.$set) ? new Set(value.$set) : value
}
