import { readBase } from '../../load/read-base.js'
import { asRead } from '../../load/read-model.js'
import { type Unanswered, type Verification, verify as verifyModels } from '../../review/verify/verify.js'
import type { Arguments } from '../command.js'
import { type ExitCode, exitCodes } from '../exit-code.js'
import type { Io } from '../io.js'
import { planSchema } from '../pipeline.js'
import { reportProblems } from '../report-problems.js'
import { againstOf } from '../review/options.js'
import { configOf, workingIn } from './config-options.js'

const conclusions: Readonly<Record<Verification['first'], string>> = {
  any: 'Each side serves the other: roll out in any order.',
  data: 'Indexes and stored items first, then the code: the new patterns are not answered by what is there.',
  code: 'The code first: patterns of the old schema are not answered by the new keys and indexes.',
  neither: 'Neither side may go first: roll out by the steps of `keyloom review`, in which both forms are there for a while.',
}

/** `keyloom verify`: the patterns of the old schema against the new one, and the reverse. */
export async function verify(given: Arguments, streams: Io): Promise<ExitCode> {
  const io = workingIn(given, streams)
  const asJson = given.options.json === true
  const config = await configOf(given, io)
  const base = readBase(againstOf(given, 'verify'), config, io.cwd)
  const planned = await planSchema(config)
  if (planned.kind === 'problems') return reportProblems('verify', planned.problems, asJson, io)
  const verification = verifyModels(base.model, asRead(planned.model))
  const isSafe = verification.first === 'any'
  if (asJson) {
    const result = { version: 1, command: 'verify', ok: isSafe, base: base.name, ...verification }
    io.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`)
  } else {
    print('Patterns of the old schema that the new one does not answer', verification.old, io)
    print('Patterns of the new schema that the old one does not answer', verification.new, io)
    io.stdout.write(`${conclusions[verification.first]}\n`)
  }
  return isSafe ? exitCodes.clean : exitCodes.findings
}

function print(title: string, unanswered: readonly Unanswered[], { stdout: { write, colors } }: Io): void {
  if (unanswered.length === 0) return
  write(`${colors.bold(title)}\n`)
  for (const { target, why } of unanswered) write(`  ${target}: ${why.trim().replaceAll('\n', '\n    ')}\n`)
}
