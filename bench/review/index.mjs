// How long a review takes on two models of 100 entities, each of which changed: from the text of the base to Markdown, and apart from loading
// the schema. In a process of its own, so that nothing is warm. Beside it the whole command, with the start of the process: `modelsSeconds` of two
// committed models alone, `commandSeconds` with the loading and compiling of the schema, the check of its generated code, and the places of all
// findings in the source.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { config, schemaOf } from '../common/hundred-entities.mjs'
import { summary } from '../common/quantiles.mjs'
import { run as spawn, tsc } from '../common/spawn.mjs'

const ENTITIES = 100
const goals = { seconds: 1 }
const keyloom = 'packages/codegen/bin/keyloom.js'
const folder = fileURLToPath(new URL('measured', import.meta.url))

export async function run({ rounds = 7 } = {}) {
  spawn(tsc, ['-b', 'packages/codegen'])
  try {
    const base = modelFile('base', schemaOf(ENTITIES))
    const head = modelFile('head', changed(schemaOf(ENTITIES)))
    const script = fileURLToPath(new URL('review-models.mjs', import.meta.url))
    const runs = Array.from({ length: rounds }, () => JSON.parse(spawn(script, [base, head])))
    const command = ['review', '--against', base, '--fail-on', 'never', '--cwd', join(folder, 'head')]
    const commandOf = (...more) => Array.from({ length: rounds }, () => secondsOf(() => spawn(keyloom, [...command, ...more])))
    const figures = {
      seconds: runs.map(({ seconds }) => seconds),
      // What a busy machine takes from the first figure is not in the second.
      cpuSeconds: runs.map(({ cpuSeconds }) => cpuSeconds),
      modelsSeconds: commandOf('--head', head),
      commandSeconds: commandOf(),
    }
    const report = { changes: runs[0].changes, ...summary(figures) }
    return { report, passed: report.changes >= ENTITIES && report.modelsSeconds <= goals.seconds }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function modelFile(name, schema) {
  const project = join(folder, name)
  mkdirSync(project, { recursive: true })
  writeFileSync(join(project, 'schema.ts'), schema)
  writeFileSync(join(project, 'keyloom.config.ts'), config)
  spawn(keyloom, ['generate', '--cwd', project])
  return join(project, 'generated/model.json')
}

/** A change of every entity: the bound of a text. */
function changed(schema) {
  return schema.replaceAll('max(500)', 'max(501)')
}

function secondsOf(action) {
  const begin = performance.now()
  action()
  return (performance.now() - begin) / 1000
}
