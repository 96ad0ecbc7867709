import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { keyloomError, type Model } from '@keyloom/core'
import type { ResolvedConfig } from '../../config/config.js'
import type { Acceptance } from '../../review/accept/acceptance.js'
import { asChangeRule } from '../../review/custom-rule.js'
import { parseDescribeTable } from '../../review/drift/deployed-table.js'
import type { DriftFinding } from '../../review/drift/drift-rule.js'
import { findDrift } from '../../review/drift/find-drift.js'
import type { FindPlace } from '../../review/report/place.js'
import { type Review, type ReviewInput, review } from '../../review/review.js'
import type { Arguments } from '../command.js'
import type { Io } from '../io.js'
import { acceptedFileOf, readAccepted } from './accepted-changes.js'

/** A review with what was accepted before, and where its findings are. */
export interface Reviewed {
  readonly review: Review
  readonly placeOf: FindPlace
  readonly acceptedFile: string
  readonly accepted: readonly Acceptance[]
}

/** Reviews two models by the rules, the severities and the accepted changes of a configuration. */
export function reviewModels(
  { drift = [], ...models }: Pick<ReviewInput, 'base' | 'head' | 'problems' | 'drift'>,
  given: Arguments,
  config: ResolvedConfig,
  io: Io,
): Omit<Reviewed, 'placeOf'> {
  const acceptedFile = acceptedFileOf(config)
  const accepted = readAccepted(acceptedFile)
  return {
    acceptedFile,
    accepted,
    review: review({
      ...models,
      drift: [...drift, ...deployedDrift(given, models.head.model, io)],
      lint: config.lint ?? {},
      rules: (config.review?.rules ?? []).map(asChangeRule),
      accepted: { entries: accepted, today: new Date().toISOString().slice(0, 10) },
    }),
  }
}

/** How a deployed table, as DescribeTable showed it, differs from the schema. */
function deployedDrift({ options }: Arguments, model: Model, { cwd }: Io): DriftFinding[] {
  if (typeof options.deployed !== 'string') return []
  const file = resolve(cwd, options.deployed)
  const table = parseDescribeTable(readText(file), options.deployed)
  return findDrift({ faults: [], acceptances: [], deployed: { table, model } })
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw keyloomError('REVIEW.DEPLOYED', `${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`, { cause })
  }
}
