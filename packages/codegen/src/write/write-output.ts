import { mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { keyloomError } from '@keyloom/core'
import type { OutputFault } from './compare-output.js'
import { leftovers, temporarySuffix } from './read-output.js'

/** What a run changed in the output folder; paths are relative to it. */
export interface WrittenOutput {
  readonly written: readonly string[]
  readonly deleted: readonly string[]
}

/**
 * Mends every fault: files are written beside their places and moved there only once all are on disk, then orphans are deleted. All of it
 * is synchronous, so that a signal (which waits for the event loop) finds the folder either as it was or finished.
 *
 * Throws `OUTPUT.FOREIGN` before anything is written where a file that Keyloom did not write is in the way, `OUTPUT.UNWRITABLE` where the
 * file system refuses.
 */
export function writeOutput(folder: string, faults: readonly OutputFault[]): WrittenOutput {
  refuseForeign(folder, faults)
  const changed = faults.flatMap((fault) => (fault.kind === 'orphaned' ? [] : [{ path: fault.path, text: fault.expected }]))
  const deleted = faults.filter(({ kind }) => kind === 'orphaned').map(({ path }) => path)
  try {
    for (const path of leftovers(folder)) rmSync(join(folder, path), { force: true })
    for (const { path, text } of changed) writeTemporary(join(folder, path), text)
    for (const { path } of changed) renameSync(temporary(join(folder, path)), join(folder, path))
    for (const path of deleted) remove(folder, path)
  } catch (cause) {
    for (const { path } of changed) removeTemporary(join(folder, path))
    throw keyloomError('OUTPUT.UNWRITABLE', `Cannot write to ${folder}: ${cause instanceof Error ? cause.message : String(cause)}.`, {
      payload: { folder },
      cause,
    })
  }
  return { written: changed.map(({ path }) => path), deleted }
}

function refuseForeign(folder: string, faults: readonly OutputFault[]): void {
  const foreign = faults.filter((fault) => fault.kind === 'edited' && fault.foreign).map(({ path }) => path)
  if (foreign.length === 0) return
  throw keyloomError(
    'OUTPUT.FOREIGN',
    `${foreign.join(', ')} in ${folder} ${foreign.length === 1 ? 'was' : 'were'} not written by Keyloom.`,
    {
      fix: 'Move or delete what is there, or give `out` a folder of its own in keyloom.config.ts.',
      payload: { folder, files: foreign },
    },
  )
}

function temporary(file: string): string {
  return `${file}.${process.pid}${temporarySuffix}`
}

function writeTemporary(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(temporary(file), text)
}

/** Whatever keeps this from working is the reason that is being reported already. */
function removeTemporary(file: string): void {
  try {
    rmSync(temporary(file), { force: true })
  } catch {}
}

/** Deletes a file, and the folders below the output folder that are empty without it. */
function remove(folder: string, path: string): void {
  rmSync(join(folder, path))
  for (let below = dirname(path); below !== '.'; below = dirname(below)) {
    try {
      rmdirSync(join(folder, below))
    } catch {
      return
    }
  }
}
