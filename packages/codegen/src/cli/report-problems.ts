import type { LocatedProblem } from '../load/locate-problems.js'
import type { SourceLocation } from '../load/source-location.js'
import { count } from './count.js'
import { type ExitCode, exitCodes } from './exit-code.js'
import type { Io } from './io.js'
import { shownPath } from './paths.js'

/** A problem as `--json` gives it. */
export interface ProblemJson {
  readonly code: string
  readonly message: string
  readonly fix?: string
  /** From the schema down. */
  readonly path: readonly string[]
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Ends a command that found problems in the schema. */
export function reportProblems(command: string, problems: readonly LocatedProblem[], asJson: boolean, io: Io): ExitCode {
  if (asJson) {
    const result = { version: 1, command, ok: false, problems: problemsJson(problems, io.cwd) }
    io.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`)
  } else {
    printProblems(problems, io)
    io.stderr.write(`${count(problems.length, 'problem')} in the schema; nothing was done.\n`)
  }
  return exitCodes.findings
}

/** Prints problems, sorted by their place: one line each that editors make a link of, what to do below it. */
function printProblems(problems: readonly LocatedProblem[], { cwd, stdout }: Io): void {
  const { colors } = stdout
  for (const { code, message, fix, location } of problems.toSorted(byLocation)) {
    stdout.write(`${colors.cyan(locationText(cwd, location))} - ${colors.red('error')} ${colors.dim(code)}: ${indented(message)}\n`)
    if (fix !== undefined) stdout.write(`    ${indented(fix)}\n`)
  }
}

function problemsJson(problems: readonly LocatedProblem[], cwd: string): readonly ProblemJson[] {
  return problems.toSorted(byLocation).map(({ code, message, fix, path, location: { file, line, column } }) => ({
    code,
    message,
    ...(fix === undefined ? {} : { fix }),
    path,
    file: shownPath(cwd, file),
    line,
    column,
  }))
}

/** `schema.ts:41:12` */
export function locationText(cwd: string, { file, line, column }: SourceLocation): string {
  return `${shownPath(cwd, file)}:${line}:${column}`
}

function byLocation({ location: one }: LocatedProblem, { location: other }: LocatedProblem): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1
  return one.line - other.line || one.column - other.column
}

function indented(text: string): string {
  return text.trimEnd().replaceAll('\n', '\n    ')
}
