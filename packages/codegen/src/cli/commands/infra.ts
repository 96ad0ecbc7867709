import { basename, dirname, resolve } from 'node:path'
import { keyloomError } from '@keyloom/core'
import { didYouMean } from '../../errors/did-you-mean.js'
import { type InfraFormat, type InfraSyntax, infraFormats, isData, syntaxOfFile } from '../../infra/format.js'
import { writeOutput } from '../../write/write-output.js'
import type { Arguments } from '../command.js'
import { type ExitCode, exitCodes } from '../exit-code.js'
import { infraText } from '../infra-files.js'
import type { Io } from '../io.js'
import { shownPath } from '../paths.js'
import { planSchema } from '../pipeline.js'
import { reportProblems } from '../report-problems.js'
import { configOf, workingIn } from './config-options.js'

/** `keyloom infra`: the tables and policies in the words of a deployment tool. */
export async function infra(given: Arguments, streams: Io): Promise<ExitCode> {
  const io = workingIn(given, streams)
  const { table, out } = given.options
  const format = formatOf(given)
  const syntax = syntaxOf(given, format)
  const config = await configOf(given, io)
  const planned = await planSchema(config)
  // The standard output is what the caller puts into a file.
  if (planned.kind === 'problems') return reportProblems('infra', planned.problems, false, { ...io, stdout: io.stderr })
  const text = infraText(config, planned.model, planned.plans, { format, syntax, ...(typeof table === 'string' && { table }) })
  if (typeof out !== 'string') io.stdout.write(text)
  else {
    const file = resolve(io.cwd, out)
    writeOutput(dirname(file), [{ kind: 'missing', path: basename(file), expected: text }])
    io.stderr.write(`written ${shownPath(io.cwd, file)}\n`)
  }
  return exitCodes.clean
}

function formatOf({ options: { format } }: Arguments): InfraFormat {
  const known = infraFormats.find((name) => name === format)
  if (known !== undefined) return known
  const wrong =
    typeof format === 'string'
      ? `\`--format ${format}\` is no format${didYouMean(format, infraFormats)}.`
      : '`keyloom infra` needs `--format`.'
  throw keyloomError('CLI.USAGE', wrong, { fix: `Formats are ${infraFormats.join(', ')}.` })
}

function syntaxOf({ options: { json, yaml, out } }: Arguments, format: InfraFormat): InfraSyntax {
  if (json === true && yaml === true) throw keyloomError('CLI.USAGE', 'Either `--json` or `--yaml`: a file is one of them.')
  if ((json === true || yaml === true) && !isData(format))
    throw keyloomError('CLI.USAGE', `${format} is code: it has neither a JSON nor a YAML form.`)
  if (json === true || yaml === true) return json === true ? 'json' : 'yaml'
  return syntaxOfFile(typeof out === 'string' ? out : '', format)
}
