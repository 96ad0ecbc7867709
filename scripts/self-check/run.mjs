import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The root of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs a program to its end; `output` is what it printed on either stream. Never throws for an exit code. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, ...options })
  if (result.error !== undefined) return { code: 127, stdout: '', output: String(result.error) }
  return { code: result.status ?? 1, stdout: result.stdout ?? '', output: `${result.stdout ?? ''}${result.stderr ?? ''}` }
}

/** Runs the script of a dependency of the root with this Node. */
export function runBin(path, args, options) {
  return run(process.execPath, [`${root}node_modules/${path}`, ...args], options)
}

/** Prints the findings of a check and sets the exit code of the process. */
export function finish(name, summary, findings) {
  if (findings.length === 0) {
    console.log(`${name}: ${summary}`)
    return
  }
  for (const finding of findings) console.error(`${name}: ${finding}`)
  process.exitCode = 1
}
