import { designSchema } from '../../design/design.js'
import { jsonReport } from '../../design/report/json.js'
import { textReport } from '../../design/report/text.js'
import { loadSchema } from '../../load/load-schema.js'
import { locateProblems } from '../../load/locate-problems.js'
import type { Arguments } from '../command.js'
import { count } from '../count.js'
import { type ExitCode, exitCodes } from '../exit-code.js'
import type { Io } from '../io.js'
import { shownPath } from '../paths.js'
import { reportProblems } from '../report-problems.js'
import { configOf, workingIn } from './config-options.js'

/** `keyloom design`: proposes keys and the fewest indexes for the access patterns, and with `--write` puts them into the schema. */
export async function design(given: Arguments, streams: Io): Promise<ExitCode> {
  const io = workingIn(given, streams)
  const asJson = given.options.json === true
  const config = await configOf(given, io)
  const schema = await loadSchema(config.schema)
  const designed = designSchema(schema)
  if ('problems' in designed) return reportProblems('design', await locateProblems(designed.problems, config.schema), asJson, io)
  const { design: result } = designed
  const written: string[] = []
  if (given.options.write === true) {
    // The compiler that finds the places takes long to load.
    const { editSchema } = await import('../../load/edits/edit-schema.js')
    const { editsOf } = await import('../design/edits.js')
    const { replaceFiles } = await import('../../write/replace-files.js')
    const files = editSchema(editsOf(schema, result), config.schema)
    replaceFiles(files)
    written.push(...files.map(({ file }) => shownPath(io.cwd, file)))
  }
  if (asJson) io.stdout.write(`${JSON.stringify({ version: 1, command: 'design', ...jsonReport(result), written }, undefined, 2)}\n`)
  else {
    io.stdout.write(textReport(result, io.stdout.colors))
    for (const file of written) io.stdout.write(`written ${file}\n`)
    if (result.unserved.length > 0) io.stderr.write(`${count(result.unserved.length, 'pattern')} that no key serves in one request.\n`)
  }
  return result.unserved.length === 0 ? exitCodes.clean : exitCodes.findings
}
