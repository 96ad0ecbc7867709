import { resolve } from 'node:path'
import type { ResolvedConfig } from '../../config/config.js'
import { loadConfig } from '../../load/load-config.js'
import type { Arguments, OptionSpec } from '../command.js'
import type { Io } from '../io.js'

/** The options of every command that reads a schema. */
export const configOptions: readonly OptionSpec[] = [
  { name: 'config', short: 'c', value: 'file', description: 'The configuration; else the nearest keyloom.config.ts from here upward' },
  { name: 'cwd', value: 'folder', description: 'Work as if started there' },
]

/** The working directory that `--cwd` names, and the command's streams. */
export function workingIn({ options }: Arguments, io: Io): Io {
  const cwd = options.cwd
  return typeof cwd === 'string' ? { ...io, cwd: resolve(io.cwd, cwd) } : io
}

export function configOf({ options }: Arguments, { cwd }: Io): Promise<ResolvedConfig> {
  const named = options.config
  return loadConfig(cwd, typeof named === 'string' ? named : undefined)
}
