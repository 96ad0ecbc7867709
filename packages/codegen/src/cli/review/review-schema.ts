import type { ResolvedConfig } from '../../config/config.js'
import { headCommit, readBase } from '../../load/read-base.js'
import { asRead } from '../../load/read-model.js'
import { findDrift } from '../../review/drift/find-drift.js'
import { withoutHead } from '../../review/review.js'
import { compareOutput } from '../../write/compare-output.js'
import { readOutput } from '../../write/read-output.js'
import type { Arguments } from '../command.js'
import type { Io } from '../io.js'
import { printSchema } from '../pipeline.js'
import { acceptedFileOf, readAccepted } from './accepted-changes.js'
import { findPlaces } from './find-places.js'
import { againstOf } from './options.js'
import { type Reviewed, reviewModels } from './review-models.js'

/** Reads the base, loads the schema, compares them, and looks whether the generated folder is what the schema gives. */
export async function reviewSchema(given: Arguments, config: ResolvedConfig, io: Io): Promise<Reviewed> {
  const base = readBase(againstOf(given, 'review'), config, io.cwd)
  const name = headCommit(config) ?? 'the schema'
  const printed = await printSchema(config)
  if (printed.kind === 'problems') {
    const acceptedFile = acceptedFileOf(config)
    const review = withoutHead(base, name, printed.problems)
    return { review, placeOf: await findPlaces(review, config, io.cwd), acceptedFile, accepted: readAccepted(acceptedFile) }
  }
  const { model, problems, files } = printed
  const paths = files?.map(({ path }) => path) ?? []
  const faults = files === undefined ? [] : compareOutput(files, readOutput(config.out, paths))
  const drift = findDrift({ faults, acceptances: [] })
  const reviewed = reviewModels({ base, head: { model: asRead(model), name }, problems, drift }, given, config, io)
  return { ...reviewed, placeOf: await findPlaces(reviewed.review, config, io.cwd) }
}
