import type { InfraFormat } from '../infra/format.js'
import type { Roles } from '../infra/infra-description.js'
import type { LintOptions } from '../lint/severity.js'
import type { CustomRule } from '../review/custom-rule.js'

/** What a `keyloom.config.ts` says. Paths are relative to the file. */
export interface KeyloomConfig {
  /** The file whose default export is the schema; `./schema.ts` where it is not said. */
  readonly schema?: string
  /** The folder for generated files, a folder of its own; `./generated` where it is not said. */
  readonly out?: string
  /**
   * Whether what repositories and the client do is generated as functions, too: `order-functions.ts` beside `OrderRepository`. A bundler keeps
   * those that an application calls, and no repository.
   */
  readonly functions?: boolean
  /** `js`: each module as JavaScript with its declarations, for a project that does not compile; `ts` where it is not said. */
  readonly language?: 'ts' | 'js'
  /** How severe the findings of `keyloom lint` are; as the catalogue has them where it is not said. */
  readonly lint?: LintOptions
  /** Rules about changes beside those of the catalogue. */
  readonly review?: ReviewOptions
  /** What `keyloom generate` writes of the infrastructure, and `generate --check` checks. */
  readonly infra?: readonly InfraOutput[]
  /**
   * The roles that policies are made for: from a name to what it is given, such as `Order`, `Order.create`, `Order.byCustomer`, a collection
   * or a transaction. Without roles each repository has a policy.
   */
  readonly roles?: Roles
}

/** How `keyloom review` judges a change. */
export interface ReviewOptions {
  readonly rules?: readonly CustomRule[]
}

/** One file of infrastructure. */
export interface InfraOutput {
  readonly format: InfraFormat
  /** Of the formats that are data, written as JSON where its name ends in `.json`, else as YAML. */
  readonly out: string
  /** The one table it is of; all where it is not said. */
  readonly table?: string
}

/** A configuration with nothing left open: paths are absolute. */
export interface ResolvedConfig {
  /** The folder that paths in messages are relative to: that of the configuration file, or the working directory. */
  readonly root: string
  /** Absent where the defaults hold. */
  readonly file?: string
  readonly schema: string
  readonly out: string
  readonly functions?: boolean
  readonly language?: 'ts' | 'js'
  readonly lint?: LintOptions
  readonly review?: ReviewOptions
  readonly infra?: readonly InfraOutput[]
  readonly roles?: Roles
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
