import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { keyloomError } from '@keyloom/core'
import type { ResolvedConfig } from '../../config/config.js'
import { loadConfig } from '../../load/load-config.js'
import type { Arguments, OptionSpec } from '../command.js'
import type { Io } from '../io.js'

/** The options of every command that reads a schema. */
export const configOptions: readonly OptionSpec[] = [
  { name: 'config', short: 'c', value: 'file', description: 'The configuration; else the nearest keyloom.config.ts from here upward' },
  { name: 'cwd', value: 'folder', description: 'Work as if started there' },
]

/** The command's streams, in the working directory that `--cwd` names. */
export function workingIn({ options }: Arguments, io: Io): Io {
  if (typeof options.cwd !== 'string') return io
  const cwd = resolve(io.cwd, options.cwd)
  if (statSync(cwd, { throwIfNoEntry: false })?.isDirectory()) return { ...io, cwd }
  throw keyloomError('CLI.USAGE', `There is no folder ${cwd}.`, { fix: 'Name one that exists with --cwd.' })
}

/** The configuration; where there is no file, the defaults hold in a folder with a schema, or in any if none is needed. */
export function configOf({ options }: Arguments, { cwd }: Io, needsSchema = true): Promise<ResolvedConfig> {
  const named = options.config
  return loadConfig(cwd, typeof named === 'string' ? named : undefined, needsSchema)
}
