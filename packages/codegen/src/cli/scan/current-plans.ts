import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Model } from '@keyloom/core'
import type { ResolvedConfig } from '../../config/config.js'
import { loadModule } from '../../load/load-module.js'
import { type StoredEntity, storedEntities } from '../../scan/stored-entity.js'
import { compareOutput } from '../../write/compare-output.js'
import { readOutput } from '../../write/read-output.js'
import { type ExitCode, exitCodes } from '../exit-code.js'
import type { Io } from '../io.js'
import { shownPath } from '../paths.js'
import { generateFiles } from '../pipeline.js'
import { reportProblems } from '../report-problems.js'

/** A schema with the generated code that forms the keys of its items. */
export interface CurrentPlans {
  readonly model: Model
  /** The generated folder. */
  readonly out: string
  readonly entities: readonly StoredEntity[]
  /** Of the model, for checkpoints. */
  readonly hash: string
}

/** Loads generated code that is up to date; else says why there is none and gives the exit code. */
export async function currentPlans(config: ResolvedConfig, command: string, asJson: boolean, io: Io): Promise<CurrentPlans | ExitCode> {
  const generated = await generateFiles(config)
  if (generated.kind === 'problems') return reportProblems(command, generated.problems, asJson, io)
  const paths = generated.files.map(({ path }) => path)
  if (compareOutput(generated.files, readOutput(config.out, paths)).length > 0) {
    io.stderr.write(
      `The generated code in ${shownPath(io.cwd, config.out)} is out of date, and it says what keys are: run \`keyloom generate\`.\n`,
    )
    return exitCodes.outOfDate
  }
  const model = readFileSync(join(config.out, 'model.json'))
  return {
    model: generated.model,
    out: config.out,
    entities: storedEntities(await loadModule(join(config.out, 'plans.ts'))),
    hash: createHash('sha256').update(model).digest('hex').slice(0, 12),
  }
}
