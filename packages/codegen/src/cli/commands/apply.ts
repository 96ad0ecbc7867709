import { setTimeout } from 'node:timers/promises'
import type { DeployEvent } from '../../deploy/apply-deploy.js'
import type { Arguments } from '../command.js'
import { deployClient, deployedTables } from '../deploy-tables.js'
import { type ExitCode, exitCodes } from '../exit-code.js'
import type { Io } from '../io.js'
import { planSchema } from '../pipeline.js'
import { reportProblems } from '../report-problems.js'
import { scalingText } from '../scaling-text.js'
import { configOf, workingIn } from './config-options.js'

/** An index takes minutes at least; a look every few seconds is far below what DynamoDB allows. A local one has it done at once. */
const pauseMs = (looks: number) => Math.min(100 * 2 ** looks, 3000)

/** `keyloom apply`: carries out what `keyloom plan` shows. */
export async function apply(given: Arguments, streams: Io): Promise<ExitCode> {
  const io = workingIn(given, streams)
  const asLines = given.options.json === true || !io.stderr.isTerminal
  const planned = await planSchema(await configOf(given, io))
  if (planned.kind === 'problems') return reportProblems('apply', planned.problems, asLines, io)
  const tables = deployedTables(given, planned)
  const client = await deployClient(given)
  const { scalingCommands } = await import('../../deploy/scaling-commands.js')
  const { applyDeploy } = await import('../../deploy/apply-deploy.js')
  // Before the handler that ends the process.
  const stopped = () => io.stderr.write('\nStopped. What was begun goes on in DynamoDB; run it again to continue.\n')
  process.prependOnceListener('SIGINT', stopped)
  for (const { table, name } of tables) {
    const done = await applyDeploy(client, table, name, {
      allowDataLoss: given.options['allow-data-loss'] === true,
      tell: asLines ? lines(io, name) : progress(io, name),
      pause: (looks) => setTimeout(pauseMs(looks)),
    })
    const scaling = scalingCommands(table, name)
    if (asLines) printLine(io, name, { kind: 'done', steps: done, ...(scaling.length > 0 && { scaling }) })
    else {
      io.stdout.write(`\r\u001B[K${name}: ${done === 0 ? 'as the schema has it already' : 'as the schema has it now'}.\n`)
      io.stdout.write(scalingText(scaling, done === 0))
    }
  }
  process.off('SIGINT', stopped)
  return exitCodes.clean
}

/** One line that is written over while a step is waited for. */
function progress({ stderr }: Io, table: string): (event: DeployEvent) => void {
  let since = Date.now()
  return (event) => {
    if (event.kind === 'step') {
      since = Date.now()
      stderr.write(`\r\u001B[K${table} ${event.number}/${event.total}  ${event.step.text}\n`)
    } else stderr.write(`\r\u001B[K  ${event.waiting.join(', ')} … ${Math.round((Date.now() - since) / 1000)} s`)
  }
}

/** A line of JSON for each event; each look at a table that is not ready says the same, so that only what is new is a line. */
function lines(io: Io, table: string): (event: DeployEvent) => void {
  let waiting = ''
  return (event) => {
    const before = waiting
    waiting = event.kind === 'wait' ? event.waiting.join() : ''
    if (event.kind !== 'wait' || waiting !== before) printLine(io, table, event)
  }
}

function printLine(
  { stdout }: Io,
  table: string,
  event: DeployEvent | { readonly kind: 'done'; readonly steps: number; readonly scaling?: readonly string[] },
): void {
  const { kind, ...rest } = event
  stdout.write(`${JSON.stringify({ version: 1, command: 'apply', event: kind, table, ...rest })}\n`)
}
