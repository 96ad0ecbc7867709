import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseModel } from '@keyloom/core'
import type { Reporter, Vitest } from 'vitest/node'
import { coverageOf, coverageText } from '../patterns/coverage.js'
import { RECORD_FOLDER, recordedPatterns } from '../patterns/record.js'

/** What the reporter compares with, and where it writes. */
export interface PatternReporterOptions {
  /** The `model.json` of every schema, relative to the root of vitest. */
  readonly models: readonly string[]
  /** A file for the result as JSON, besides the text. */
  readonly outputFile?: string
}

/**
 * A reporter of vitest that lists the access patterns no test has asked. The tests need `@keyloom/testing/vitest/setup` among their
 * `setupFiles`.
 *
 * @example
 * ```ts
 * import { PatternReporter } from '@keyloom/testing/vitest/reporter'
 * import { defineConfig } from 'vitest/config'
 *
 * export default defineConfig({
 *   test: {
 *     setupFiles: ['@keyloom/testing/vitest/setup'],
 *     reporters: ['default', new PatternReporter({ models: ['generated/model.json'], outputFile: 'patterns.json' })],
 *   },
 * })
 * ```
 */
export class PatternReporter implements Reporter {
  readonly #options: PatternReporterOptions
  readonly #folder: string = mkdtempSync(join(tmpdir(), 'keyloom-patterns-'))
  #root: string = process.cwd()

  constructor(options: PatternReporterOptions) {
    this.#options = options
    // Before the processes of the tests are started: they inherit it.
    process.env[RECORD_FOLDER] = this.#folder
  }

  onInit({ config }: Vitest): void {
    this.#root = config.root
  }

  onTestRunEnd(): void {
    const models = this.#options.models.map((path) => parseModel(readFileSync(resolve(this.#root, path), 'utf8')))
    const coverage = coverageOf(models, recordedPatterns(this.#folder))
    rmSync(this.#folder, { recursive: true, force: true })
    mkdirSync(this.#folder)
    console.log(coverageText(coverage))
    if (this.#options.outputFile === undefined) return
    const file = resolve(this.#root, this.#options.outputFile)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${JSON.stringify(coverage, undefined, 2)}\n`)
  }
}
