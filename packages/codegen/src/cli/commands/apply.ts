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

/** An index takes minutes at least; a look every few seconds is far below what DynamoDB allows. */
const pauseMs = 3000

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
  process.prependOnceListener('SIGINT', () => io.stderr.write('\nStopped. What was begun goes on in DynamoDB; run it again to continue.\n'))
  for (const { table, name } of tables) {
    const done = await applyDeploy(client, table, name, {
      allowDataLoss: given.options['allow-data-loss'] === true,
      tell: asLines ? (event) => printLine(io, name, event) : progress(io, name),
      pause: () => setTimeout(pauseMs),
    })
    const scaling = scalingCommands(table, name)
    if (asLines) printLine(io, name, { kind: 'done', steps: done, ...(scaling.length > 0 && { scaling }) })
    else {
      io.stdout.write(`\r\u001B[K${name}: ${done === 0 ? 'as the schema has it already' : 'as the schema has it now'}.\n`)
      io.stdout.write(scalingText(scaling))
    }
  }
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

function printLine(
  { stdout }: Io,
  table: string,
  event: DeployEvent | { readonly kind: 'done'; readonly steps: number; readonly scaling?: readonly string[] },
): void {
  const { kind, ...rest } = event
  // Each look at a table that is not ready says the same.
  if (kind !== 'wait') stdout.write(`${JSON.stringify({ version: 1, command: 'apply', event: kind, table, ...rest })}\n`)
}
