import { posix } from 'node:path'
import type { OutputFault } from '../write/compare-output.js'
import { unifiedDiff } from '../write/unified-diff.js'
import type { Io, Output } from './io.js'

/** A fault of the generated output as `--json` gives it. */
export interface FaultJson {
  readonly kind: OutputFault['kind']
  /** Relative to the working directory. */
  readonly file: string
  /** From what is on disk to what would be generated. */
  readonly diff?: string
}

const meanings: Readonly<Record<OutputFault['kind'], string>> = {
  stale: 'not what the schema gives now',
  missing: 'not on disk',
  orphaned: 'no longer generated',
  edited: 'edited by hand',
}

/** Lines of one file's difference that a terminal is shown; `--json` has all of them. */
const shownLines = 80

export function printFaults(faults: readonly OutputFault[], folder: string, { stdout }: Io): void {
  const { colors } = stdout
  for (const fault of faults) {
    const meaning = fault.kind === 'edited' && fault.foreign ? 'not written by Keyloom' : meanings[fault.kind]
    stdout.write(`${colors.yellow(fault.kind.padEnd(8))} ${posix.join(folder, fault.path)} (${meaning})\n`)
    printDiff(diffOf(fault), stdout)
  }
}

export function faultsJson(faults: readonly OutputFault[], folder: string): readonly FaultJson[] {
  return faults.map((fault) => {
    const diff = diffOf(fault)
    return { kind: fault.kind, file: posix.join(folder, fault.path), ...(diff === '' ? {} : { diff }) }
  })
}

function diffOf(fault: OutputFault): string {
  return fault.kind === 'stale' || fault.kind === 'edited' ? unifiedDiff(fault.path, fault.found, fault.expected) : ''
}

function printDiff(diff: string, { write, colors }: Output): void {
  if (diff === '') return
  const lines = diff.split('\n')
  for (const line of lines.slice(0, shownLines)) write(`  ${painted(line, colors)}\n`)
  if (lines.length > shownLines) write(colors.dim(`  … ${lines.length - shownLines} more lines\n`))
}

function painted(line: string, colors: Output['colors']): string {
  if (line.startsWith('@@')) return colors.cyan(line)
  if (line.startsWith('+')) return colors.green(line)
  return line.startsWith('-') ? colors.red(line) : line
}
