import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { keyloomError } from '@keyloom/core'

/** One operation that changed something, as it is written down: a line of JSON. */
export interface JournalEntry {
  readonly operation: string
  readonly input: unknown
}

const HEADER = '{"keyloom":"engine journal","version":1}'

/**
 * The operations in a file, oldest first; none where there is no file. A last line without its end was being written when the process was
 * killed: nobody was told that it happened, so it did not.
 *
 * @throws KeyloomError `ENGINE.JOURNAL` where the file is not a journal, or is damaged before its last line.
 */
export function readJournal(file: string): readonly JournalEntry[] {
  if (!existsSync(file)) return []
  const text = readFileSync(file, 'utf8')
  const [header, ...lines] = text.slice(0, text.lastIndexOf('\n') + 1).split('\n')
  if (header === '' && HEADER.startsWith(text)) return []
  if (header !== HEADER) throw damaged(file, 1, 'is not the first line of a journal of the embedded engine')
  return lines.slice(0, -1).map((line, index) => readLine(file, line, index + 2))
}

function readLine(file: string, line: string, number: number): JournalEntry {
  try {
    const { operation, input } = JSON.parse(line) as JournalEntry
    if (typeof operation === 'string') return { operation, input }
  } catch {
    // Below: a line that is no JSON is damaged as one that is something else.
  }
  throw damaged(file, number, 'is not an operation')
}

function damaged(file: string, line: number, what: string): Error {
  return keyloomError('ENGINE.JOURNAL', `Line ${line} of ${file} ${what}; the file is left as it is.`, {
    fix: 'Name another file, or take this one out of the way.',
    payload: { file, line },
  })
}

/** Replaces the file by one with these operations: written beside it, then renamed, so that a kill leaves the one or the other. */
export function writeJournal(file: string, entries: readonly JournalEntry[]): void {
  const beside = `${file}.new`
  const handle = openSync(beside, 'w')
  try {
    writeFileSync(handle, `${[HEADER, ...entries.map((entry) => JSON.stringify(entry))].join('\n')}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(beside, file)
}

/** Opens the file to write operations behind those it has. Each is in the file when `append` returns. */
export function openJournal(file: string): { readonly append: (entry: JournalEntry) => void; readonly close: () => void } {
  const handle = openSync(file, 'a')
  return {
    append: (entry) => void writeSync(handle, `${JSON.stringify(entry)}\n`),
    close: () => closeSync(handle),
  }
}

/**
 * Keeps other processes from the file while this one writes it. A lock of a process that is gone is taken over.
 *
 * @throws KeyloomError `ENGINE.JOURNAL` where a running process has it.
 */
export function lockJournal(file: string): () => void {
  const lock = `${file}.lock`
  const owner = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : undefined
  if (owner !== undefined && isRunning(owner)) {
    throw keyloomError('ENGINE.JOURNAL', `${file} is in use by process ${owner}.`, {
      fix: 'End it, or name another file.',
      payload: { file, owner },
    })
  }
  writeFileSync(lock, String(process.pid))
  return () => rmSync(lock, { force: true })
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of somebody else is running all the same.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
