import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

const fileNames = ['keyloom.config.ts', 'keyloom.config.mts', 'keyloom.config.js', 'keyloom.config.mjs'] as const

/** The nearest configuration file, from a folder upward; undefined where there is none. */
export function findConfig(folder: string): string | undefined {
  const found = fileNames.map((name) => join(folder, name)).find((file) => existsSync(file))
  if (found !== undefined) return found
  const above = dirname(folder)
  return above === folder ? undefined : findConfig(above)
}
