import { keyloomError } from '@keyloom/core'
import picocolors from 'picocolors'
import { failureOfSource } from '../load/load-module.js'
import { exitCodes } from './exit-code.js'
import type { Io, Output } from './io.js'
import { reportFailure, run } from './run.js'

/** The process of the command: the only file that ends it. */

const args = process.argv.slice(2)
const io: Io = { cwd: process.cwd(), stdout: outputTo(process.stdout), stderr: outputTo(process.stderr) }

function outputTo(stream: NodeJS.WriteStream): Output {
  // A reader that has seen enough (`keyloom … | head`) is no failure.
  stream.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? exitCodes.clean : exitCodes.failed))
  // Bound now: while a schema is loaded, its own output is led elsewhere.
  const write = stream.write.bind(stream)
  return {
    write: (text) => void write(text),
    isTerminal: stream.isTTY === true,
    colors: picocolors.createColors(stream.isTTY === true && picocolors.isColorSupported),
  }
}

let isOver = false

/** Ends the process even if the schema left a timer or a connection open, once everything is printed. */
function end(code: number): void {
  isOver = true
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)))
}

function stop(code: number): void {
  isOver = true
  process.exit(code)
}

// Files are written without a pause in which a signal could come in: nothing is left half done.
process.on('SIGINT', () => stop(130))
process.on('SIGTERM', () => stop(143))
process.on('uncaughtException', (error) => end(reportFailure(failureOfSource(error) ?? error, args, io)))
process.on('beforeExit', () => {
  const error = keyloomError('LOAD.FAILED', 'The schema never finishes loading: it awaits something that does not happen.')
  end(reportFailure(error, args, io))
})
process.on('exit', () => {
  if (isOver) return
  // Else a schema could make a check pass that never ran.
  process.exitCode = reportFailure(keyloomError('LOAD.FAILED', 'The schema ends the process while it is loaded.'), args, io)
})

run(args, io).then(end)
