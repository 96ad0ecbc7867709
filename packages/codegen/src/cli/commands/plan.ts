import type { Arguments } from '../command.js'
import { deployClient, deployedTables } from '../deploy-tables.js'
import { type ExitCode, exitCodes } from '../exit-code.js'
import type { Io } from '../io.js'
import { planSchema } from '../pipeline.js'
import { reportProblems } from '../report-problems.js'
import { scalingText } from '../scaling-text.js'
import { configOf, workingIn } from './config-options.js'

/** `keyloom plan`: the calls that `keyloom apply` would make. */
export async function plan(given: Arguments, streams: Io): Promise<ExitCode> {
  const io = workingIn(given, streams)
  const asJson = given.options.json === true
  const planned = await planSchema(await configOf(given, io))
  if (planned.kind === 'problems') return reportProblems('plan', planned.problems, asJson, io)
  const tables = deployedTables(given, planned)
  const client = await deployClient(given)
  const { readLiveTable } = await import('../../deploy/control-plane.js')
  const { scalingCommands } = await import('../../deploy/scaling-commands.js')
  const { notReady } = await import('../../deploy/live-table.js')
  const { planDeploy } = await import('../../deploy/plan-deploy.js')
  const results = []
  for (const { table, name } of tables) {
    const live = await readLiveTable(client, name)
    const steps = planDeploy(table, name, live)
    const waiting = live === undefined ? [] : notReady(live, steps[0]?.request)
    const scaling = scalingCommands(table, name)
    results.push({
      table: table.name,
      name,
      steps: steps.map((step, index) => ({ number: index + 1, ...step })),
      ...(waiting.length > 0 && { waiting }),
      ...(scaling.length > 0 && { scaling }),
    })
  }
  if (asJson) io.stdout.write(`${JSON.stringify({ version: 1, command: 'plan', ok: true, tables: results }, undefined, 2)}\n`)
  else {
    for (const { name, steps, waiting = [], scaling = [] } of results) {
      io.stdout.write(steps.length === 0 ? `${name}: as the schema has it.\n` : `${name}:\n${lines(steps, io)}`)
      if (waiting.length > 0) io.stdout.write(`  Not ready yet, \`keyloom apply\` waits: ${waiting.join(', ')}.\n`)
      io.stdout.write(scalingText(scaling, steps.length === 0))
    }
  }
  return exitCodes.clean
}

interface NumberedStep {
  readonly number: number
  readonly text: string
  readonly losesData: boolean
}

function lines(steps: readonly NumberedStep[], { stdout: { colors } }: Io): string {
  return steps
    .map(({ number, text, losesData }) => `  ${number}. ${text}${losesData ? colors.red(' Needs --allow-data-loss.') : ''}\n`)
    .join('')
}
