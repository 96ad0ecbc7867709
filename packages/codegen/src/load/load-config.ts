import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { keyloomError } from '@keyloom/core'
import type { ResolvedConfig } from '../config/config.js'
import { findConfig } from '../config/find-config.js'
import { defaultConfig, resolveConfig } from '../config/resolve-config.js'
import { loadModule } from './load-module.js'

/**
 * The configuration for a folder: the named file, or the nearest `keyloom.config.ts` from the folder upward, or the defaults where
 * `schema.ts` is in the folder, or none is needed. Throws `CONFIG.NOT_FOUND`, `CONFIG.INVALID` or `LOAD.FAILED`.
 */
export async function loadConfig(folder: string, named?: string, needsSchema = true): Promise<ResolvedConfig> {
  const file = named === undefined ? findConfig(folder) : resolve(folder, named)
  if (file === undefined) return withoutFile(folder, needsSchema)
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw keyloomError('CONFIG.NOT_FOUND', `There is no configuration file ${file}.`, { payload: { file } })
  const { default: exported } = await loadModule(file)
  return resolveConfig(exported, file)
}

function withoutFile(folder: string, needsSchema: boolean): ResolvedConfig {
  const config = defaultConfig(folder)
  if (!needsSchema || existsSync(config.schema)) return config
  throw keyloomError('CONFIG.NOT_FOUND', `There is no keyloom.config.ts in ${folder} or above it, and no schema.ts in it.`, {
    fix: 'Run `keyloom init` to begin a schema, or name a configuration with --config.',
    payload: { folder },
  })
}
