import type { ResolvedConfig } from '../../config/config.js'
import { readBase } from '../../load/read-base.js'
import type { Arguments } from '../command.js'
import type { Io } from '../io.js'
import { shownPath } from '../paths.js'
import { againstOf } from './options.js'
import { type Reviewed, reviewModels } from './review-models.js'

/** Compares two committed models. No schema is loaded, and the generated folder is not looked at: the report says so. */
export function reviewSnapshots(given: Arguments, headRef: string, config: ResolvedConfig, io: Io): Reviewed {
  const base = readBase(againstOf(given, 'review'), config, io.cwd)
  const { model, name, file } = readBase(headRef, config, io.cwd)
  const place = { file: shownPath(io.cwd, file), line: 1, column: 1 }
  return { ...reviewModels({ base, head: { model, name: `${name} (its model alone)` } }, given, config, io), placeOf: () => place }
}
