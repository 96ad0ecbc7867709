import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'

const packageFolder = fileURLToPath(new URL('../..', import.meta.url))
const bin = `${packageFolder}bin/keyloom.js`

/** Compiles what the bin starts. Type errors are another check's business: the compiler writes JavaScript in spite of them. */
export function buildKeyloom(): void {
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc')
  spawnSync(process.execPath, [compiler, '-b', packageFolder])
  expect(existsSync(`${packageFolder}dist/cli/main.js`)).toBe(true)
}

/** How a run of the command ended. */
export interface Ended {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Starts the command as a shell does. */
export function startKeyloom(cwd: string, ...args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [bin, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
  })
}

export function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  return new Promise((resolve) => {
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }))
  })
}

export function keyloom(cwd: string, ...args: readonly string[]): Promise<Ended> {
  return ended(startKeyloom(cwd, ...args))
}
