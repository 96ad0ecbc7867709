import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { keyloomError } from '@keyloom/core'
import { temporarySuffix } from './read-output.js'

/**
 * Gives files of the user other texts. Each is written beside its place and moved there only once all are on disk; it is synchronous, so that
 * a signal finds the files either as they were or finished. Throws `DESIGN.UNWRITABLE`.
 */
export function replaceFiles(files: readonly { readonly file: string; readonly text: string }[]): void {
  const temporary = (file: string): string => `${file}.${process.pid}${temporarySuffix}`
  try {
    for (const { file, text } of files) writeFileSync(temporary(file), text)
    for (const { file } of files) renameSync(temporary(file), file)
  } catch (cause) {
    for (const { file } of files) rmSync(temporary(file), { force: true })
    throw keyloomError('DESIGN.UNWRITABLE', `The schema cannot be written: ${cause instanceof Error ? cause.message : String(cause)}.`, {
      cause,
    })
  }
}
