import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyloomError } from '@keyloom/core'
import { readBanner } from '../emit/print/banner.js'

/** A file in the output folder. */
export interface FoundFile {
  /** Relative to the output folder, with `/` between folders. */
  readonly path: string
  /** With line feeds only: a checkout may have changed the line ends. */
  readonly text: string
  /** Written by this tool, and whether somebody changed it since: computed when read, since of a file that is as it should be nobody asks. */
  readonly owner: 'generated' | 'edited' | 'foreign'
}

/** Ends the names of files that are being written. */
export const temporarySuffix = '.keyloom-tmp'

/**
 * Every file in the output folder that is generated or has one of the given paths; none where the folder does not exist. Throws
 * `OUTPUT.UNWRITABLE` where the file system refuses.
 */
export function readOutput(folder: string, paths: readonly string[]): readonly FoundFile[] {
  const wanted = new Set(paths)
  try {
    return filesBelow(folder, '')
      .filter((path) => !path.endsWith(temporarySuffix))
      .map((path) => found(folder, path))
      .filter((file) => wanted.has(file.path) || file.owner !== 'foreign')
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw keyloomError('OUTPUT.UNWRITABLE', `Cannot read the output folder ${folder}: ${reason}.`, { payload: { folder }, cause })
  }
}

/** What a process that was killed while it wrote has left behind. */
export function leftovers(folder: string): readonly string[] {
  return filesBelow(folder, '').filter((path) => path.endsWith(temporarySuffix) && !isAlive(Number(path.split('.').at(-2))))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function filesBelow(folder: string, below: string): readonly string[] {
  const entries = readFolder(join(folder, below)).sort((one, other) => (one.name < other.name ? -1 : 1))
  return entries.flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isFile()) return [path]
    return entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.') ? filesBelow(folder, path) : []
  })
}

function readFolder(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

function found(folder: string, path: string): FoundFile {
  const text = readFileSync(join(folder, path), 'utf8').replaceAll('\r\n', '\n')
  return {
    path,
    text,
    get owner() {
      return ownerOf(path, text)
    },
  }
}

/** A model has no banner, since JSON has no comments: it is known by its kind. */
function ownerOf(path: string, text: string): FoundFile['owner'] {
  if (path.endsWith('.json')) return isModel(text) ? 'generated' : 'foreign'
  const banner = readBanner(text)
  if (banner === undefined) return 'foreign'
  return banner.edited ? 'edited' : 'generated'
}

function isModel(text: string): boolean {
  try {
    return (JSON.parse(text) as { kind?: unknown } | null)?.kind === 'model'
  } catch {
    return false
  }
}
