import { strictEqual } from 'node:assert'
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')

/** Runs a script with Node, in the root of the repository, and answers what it printed. Throws where it fails. */
export function run(script, parameters) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...parameters], { cwd: root, encoding: 'utf8' })
  strictEqual(status, 0, `${script} ${parameters.join(' ')}:\n${stdout}${stderr}`)
  return stdout
}
