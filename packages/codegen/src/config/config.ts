import type { LintOptions } from '../lint/severity.js'
import type { CustomRule } from '../review/custom-rule.js'

/** What a `keyloom.config.ts` says. Paths are relative to the file. */
export interface KeyloomConfig {
  /** The file whose default export is the schema; `./schema.ts` where it is not said. */
  readonly schema?: string
  /** The folder for generated files, a folder of its own; `./generated` where it is not said. */
  readonly out?: string
  /** How severe the findings of `keyloom lint` are; as the catalogue has them where it is not said. */
  readonly lint?: LintOptions
  /** Rules about changes beside those of the catalogue. */
  readonly review?: ReviewOptions
}

export interface ReviewOptions {
  readonly rules?: readonly CustomRule[]
}

/** A configuration with nothing left open: paths are absolute. */
export interface ResolvedConfig {
  /** The folder that paths in messages are relative to: that of the configuration file, or the working directory. */
  readonly root: string
  /** Absent where the defaults hold. */
  readonly file?: string
  readonly schema: string
  readonly out: string
  readonly lint?: LintOptions
  readonly review?: ReviewOptions
}

/**
 * Types the default export of a `keyloom.config.ts`; it returns what it is given.
 *
 * @example
 * ```ts
 * import { defineConfig } from '@keyloom/codegen'
 *
 * export default defineConfig({ schema: './schema.ts', out: './generated' })
 * ```
 */
export function defineConfig(config: KeyloomConfig): KeyloomConfig {
  return config
}
