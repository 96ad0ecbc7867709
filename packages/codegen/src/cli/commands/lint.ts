import { severities } from '../../lint/rule.js'
import { githubReport } from '../../review/report/github.js'
import { sarifReport } from '../../review/report/sarif.js'
import { choiceOf } from '../choice.js'
import type { Arguments } from '../command.js'
import { type ExitCode, exitCodes } from '../exit-code.js'
import type { Io } from '../io.js'
import { lintSchema } from '../lint-schema.js'
import { countsOf, findingItems, findingsJson, printFindings } from '../report-findings.js'
import { version } from '../version.js'
import { configOf, workingIn } from './config-options.js'

const formats = ['text', 'json', 'github', 'sarif'] as const

/** `keyloom lint`: what is wrong with the design of the schema, whether or not it can be generated. */
export async function lint(given: Arguments, streams: Io): Promise<ExitCode> {
  const io = workingIn(given, streams)
  const format = choiceOf('format', formats, given)
  const failOn = choiceOf('fail-on', severities, given)
  const findings = await lintSchema(await configOf(given, io))
  const isGrave = findings.some(({ severity }) => severities.indexOf(severity) <= severities.indexOf(failOn))
  if (format === 'json') {
    const result = { version: 1, command: 'lint', ok: !isGrave, counts: countsOf(findings), findings: findingsJson(findings, io.cwd) }
    io.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`)
  } else if (format === 'github') io.stdout.write(githubReport(findingItems(findings, io.cwd)))
  else if (format === 'sarif') io.stdout.write(sarifReport(findingItems(findings, io.cwd), version()))
  else printFindings(findings, io)
  return isGrave ? exitCodes.findings : exitCodes.clean
}
