import { isKeyloomError } from '@keyloom/core'
import type { SourceLocation } from '../load/source-location.js'
import type { Io } from './io.js'
import { shownPath } from './paths.js'
import { locationText } from './report-problems.js'

/** An error as `--json` gives it. */
export interface ErrorJson {
  readonly code: string
  readonly message: string
  readonly file?: string
  readonly line?: number
  readonly column?: number
}

/** Prints what ended a command. Only a defect of the tool itself shows its stack: nobody can mend it without. */
export function printError(error: unknown, { cwd, stderr }: Io): void {
  const { colors } = stderr
  if (!isKeyloomError(error)) {
    stderr.write(`${colors.red('internal error')}: this is a defect of Keyloom, please report it.\n${stackOf(error)}\n`)
    return
  }
  const location = locationOf(error.payload)
  const place = location === undefined ? '' : `${colors.cyan(locationText(cwd, location))} - `
  stderr.write(`${place}${colors.red('error')} ${colors.dim(error.code)}: ${error.message}\n`)
}

export function errorJson(error: unknown, cwd: string): ErrorJson {
  if (!isKeyloomError(error)) return { code: 'INTERNAL', message: error instanceof Error ? error.message : String(error) }
  const location = locationOf(error.payload)
  const { code, message } = error
  return { code, message, ...(location === undefined ? {} : { ...location, file: shownPath(cwd, location.file) }) }
}

function locationOf({ location, file }: Readonly<Record<string, unknown>>): SourceLocation | undefined {
  if (location !== undefined) return location as SourceLocation
  return typeof file === 'string' ? { file, line: 1, column: 1 } : undefined
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
