// Runs a benchmark in a process of its own, and says what ran on which machine.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import { fileURLToPath } from 'node:url'

export const benches = ['runtime', 'bundle', 'types', 'codegen', 'review', 'engine', 'e2e']
const root = fileURLToPath(new URL('../..', import.meta.url))
const packages = [
  '@keyloom/core',
  '@aws-sdk/client-dynamodb',
  '@aws-sdk/lib-dynamodb',
  'electrodb',
  'dynamodb-toolbox',
  'dynamodb-onetable',
  'dynamoose',
  'zod',
  'dynalite',
  'amplify-dynamodb-simulator',
  'esbuild',
]

/** What `pnpm bench <name> --json` prints. A goal that is missed makes its exit code 1, and is said on the page. */
export function resultOf(name, rounds) {
  const parameters = ['scripts/bench.mjs', name, '--json', ...(rounds === undefined ? [] : ['--rounds', String(rounds)])]
  try {
    return JSON.parse(execFileSync(process.execPath, parameters, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 }))
  } catch (error) {
    if (error.status !== 1 || !error.stdout?.startsWith('{')) throw error
    return JSON.parse(error.stdout)
  }
}

export function machine() {
  const processors = os.cpus()
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memory: `${Math.round(os.totalmem() / 2 ** 30)} GiB`,
    system: `${os.type()} ${os.release().split('-')[0]} ${os.arch()}`,
    node: process.versions.node,
    // The mean of the last fifteen minutes, when the measuring ends; figures of time taken on a busy machine say little.
    load: Math.round((os.loadavg()[2] ?? 0) * 10) / 10,
    measured: new Date().toISOString().slice(0, 10),
  }
}

export function versions() {
  const find = createRequire(import.meta.url)
  const typescript = find('typescript/package.json').version
  return { ...Object.fromEntries(packages.map((name) => [name, versionOf(find, name)])), typescript }
}

/** By the file itself: not every package exports its `package.json`. */
function versionOf(find, name) {
  const folder = find.resolve.paths(name)?.map((path) => `${path}/${name}/package.json`)
  for (const file of folder ?? []) {
    try {
      return JSON.parse(readFileSync(file, 'utf8')).version
    } catch {}
  }
  return 'unknown'
}
