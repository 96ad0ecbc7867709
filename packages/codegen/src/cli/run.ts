import { keyloomError } from '@keyloom/core'
import { didYouMean } from '../errors/did-you-mean.js'
import { commands } from './commands/index.js'
import { type ExitCode, exitCodes } from './exit-code.js'
import type { Io } from './io.js'
import { parseArguments } from './parse-arguments.js'
import { errorJson, printError } from './report-error.js'
import { printCommandUsage, printUsage } from './usage.js'
import { version } from './version.js'

/** Runs one command line to its exit code. Nothing is thrown: what goes wrong is printed. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(args, io)
  } catch (error) {
    return reportFailure(error, args, io)
  }
}

/** Prints what ended a command: for people, or as the one JSON object of its output. */
export function reportFailure(error: unknown, args: readonly string[], io: Io): ExitCode {
  if (asksForJson(args)) {
    const result = { version: 1, command: args[0], ok: false, error: errorJson(error, io.cwd) }
    io.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`)
  } else printError(error, io)
  return exitCodes.failed
}

async function dispatch(args: readonly string[], io: Io): Promise<ExitCode> {
  const [first, ...rest] = args
  if (first === undefined || first === 'help' || isHelp(first)) {
    // Without a command there is nothing to print as data, and nothing was done.
    printUsage(commands, version(), first === undefined ? io.stderr : io.stdout)
    return first === undefined ? exitCodes.failed : exitCodes.clean
  }
  if (first === '--version' || first === '-v') {
    io.stdout.write(`${version()}\n`)
    return exitCodes.clean
  }
  const spec = commands.find(({ name }) => name === first)
  if (spec === undefined) throw unknownCommand(first)
  if (rest.some(isHelp)) {
    printCommandUsage(spec, io.stdout)
    return exitCodes.clean
  }
  const given = parseArguments(spec, rest)
  const command = await spec.load()
  return command(given, io)
}

function asksForJson(args: readonly string[]): boolean {
  return args.includes('--json') || args.includes('--format=json') || args[args.indexOf('--format') + 1] === 'json'
}

function isHelp(argument: string): boolean {
  return argument === '--help' || argument === '-h'
}

function unknownCommand(name: string) {
  const names = commands.map((spec) => spec.name)
  const what = name.startsWith('-') ? 'option' : 'command'
  const known = what === 'option' ? ['--help', '--version'] : names
  return keyloomError('CLI.USAGE', `Unknown ${what} \`${name}\`${didYouMean(name, known)}.`, { fix: 'See `keyloom --help`.' })
}
