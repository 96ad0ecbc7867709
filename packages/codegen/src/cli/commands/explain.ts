import { describePlan, keyloomError, type Plan } from '@keyloom/core'
import { didYouMean } from '../../errors/did-you-mean.js'
import type { Arguments } from '../command.js'
import { type ExitCode, exitCodes } from '../exit-code.js'
import type { Io } from '../io.js'
import { planSchema } from '../pipeline.js'
import { reportProblems } from '../report-problems.js'
import { configOf, workingIn } from './config-options.js'
import { reportTerm, termNamed } from './explain-term.js'

/** `keyloom explain`: the request that answers one access pattern, as it is planned now; or what a rule or an error code means. */
export async function explain(given: Arguments, streams: Io): Promise<ExitCode> {
  const io = workingIn(given, streams)
  const asJson = given.options.json === true
  const name = given.positionals[0] ?? ''
  const term = await termNamed(name)
  if (term !== undefined) return reportTerm(term, asJson, io)
  const planned = await planSchema(await configOf(given, io))
  if (planned.kind === 'problems') return reportProblems('explain', planned.problems, asJson, io)
  const plan = planNamed(name, planned.plans)
  const { operation, index, keyCondition, direction, consistency } = describePlan(plan)
  if (asJson) {
    const result = { version: 1, command: 'explain', ok: true, pattern: plan.name, table: plan.table, ...describePlan(plan) }
    io.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`)
    return exitCodes.clean
  }
  const order = direction === 'backward' ? ', backward' : ''
  io.stdout.write(`${operation} of ${index === 'table' ? `the table ${plan.table}` : `${index} of ${plan.table}`}${order}\n`)
  if (keyCondition !== '') io.stdout.write(`  ${keyCondition}\n`)
  io.stdout.write(`  ${consistency}\n`)
  return exitCodes.clean
}

function planNamed(name: string, plans: readonly Plan[]): Plan {
  const plan = plans.find((candidate) => candidate.name === name)
  if (plan !== undefined) return plan
  const names = plans.map((candidate) => candidate.name)
  throw keyloomError('CLI.USAGE', `The schema has no access pattern \`${name}\`${didYouMean(name, names)}.`, {
    fix: `It has ${names.length === 0 ? 'none' : names.join(', ')}.`,
  })
}
