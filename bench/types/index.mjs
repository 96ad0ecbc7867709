// What the compiler pays, in type instantiations and seconds of checking: for the schema file, and for generated code with calls on each repository;
// for the peers, whose types are inferred from the schema, for both at once, with the same calls.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { config, schemaOf, usageOf, zodOf } from '../common/hundred-entities.mjs'
import { run as spawn, tsc } from '../common/spawn.mjs'
import { electrodb } from './peers/electrodb.mjs'
import { onetable } from './peers/onetable.mjs'
import { toolbox } from './peers/toolbox.mjs'

const SIZES = [10, 50, 100]
const PEER_SIZES = [10, 100]
const peers = { electrodb, toolbox, onetable }
/** Instantiations for 100 entities. */
const goals = { generated: 16_000, schema: 120_000 }
// Inside the package, so that imports are found; not committed.
const folder = fileURLToPath(new URL('measured', import.meta.url))

export async function run() {
  try {
    const report = { ...keyloomTypes(), peers: {} }
    for (const [name, textOf] of Object.entries(peers)) {
      report.peers[name] = Object.fromEntries(PEER_SIZES.map((size) => [size, measured({ 'peer.ts': textOf(size) })]))
    }
    return { report, passed: Object.entries(goals).every(([name, goal]) => report[name][100].instantiations <= goal) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Of Keyloom alone. `generated` is generated code with a file that uses it, `generatedAlone` is without. */
export function keyloomTypes() {
  spawn(tsc, ['-b', 'packages/codegen'])
  try {
    const report = { generated: {}, generatedAlone: {}, schema: {}, zodAlone: {} }
    for (const size of SIZES) {
      report.zodAlone[size] = measured({ 'zod.ts': zodOf(size) })
      report.schema[size] = measured({ 'schema.ts': schemaOf(size) })
      generate(size)
      report.generatedAlone[size] = check({})
      report.generated[size] = check({ 'usage.ts': usageOf(size) })
    }
    return report
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function generate(size) {
  fill({ 'schema.ts': schemaOf(size), 'keyloom.config.ts': config })
  spawn('packages/codegen/bin/keyloom.js', ['generate', '--cwd', folder])
  for (const file of ['schema.ts', 'keyloom.config.ts']) rmSync(join(folder, file))
}

function measured(files) {
  fill(files)
  return check({})
}

function fill(files) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
}

function check(files) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const compilerOptions = { noEmit: true, composite: false, declaration: false, declarationMap: false, isolatedDeclarations: false }
  // Without the source condition: what is measured is what an application sees.
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: '../../../tsconfig.base.json',
      compilerOptions: { ...compilerOptions, customConditions: [] },
      include: ['.'],
    }),
  )
  const output = spawn(tsc, ['-p', folder, '--extendedDiagnostics'])
  const figure = (name) => Number(new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(output)?.[1])
  return { instantiations: figure('Instantiations'), checkSeconds: figure('Check time') }
}
