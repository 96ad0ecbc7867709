import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { keyloomError, type Model } from '@keyloom/core'
import type { ResolvedConfig } from '../../config/config.js'
import type { LocatedProblem } from '../../load/locate-problems.js'
import { headCommit, readBase } from '../../load/read-base.js'
import type { Acceptance } from '../../review/accept/acceptance.js'
import { asChangeRule } from '../../review/custom-rule.js'
import { parseDescribeTable } from '../../review/drift/deployed-table.js'
import type { DriftFinding } from '../../review/drift/drift-rule.js'
import { findDrift } from '../../review/drift/find-drift.js'
import { type Review, review } from '../../review/review.js'
import { compareOutput } from '../../write/compare-output.js'
import { readOutput } from '../../write/read-output.js'
import type { Arguments } from '../command.js'
import type { Io } from '../io.js'
import { printSchema } from '../pipeline.js'
import { acceptedFileOf, readAccepted } from './accepted-changes.js'
import { againstOf } from './options.js'

/** A review with what it was made from, or why there is no new model to review. */
export type Reviewed =
  | { readonly kind: 'problems'; readonly problems: readonly LocatedProblem[] }
  | { readonly kind: 'reviewed'; readonly review: Review; readonly acceptedFile: string; readonly accepted: readonly Acceptance[] }

/** Reads the base, loads the schema and compares them. */
export async function reviewSchema(given: Arguments, config: ResolvedConfig, io: Io): Promise<Reviewed> {
  const base = readBase(againstOf(given, 'review'), config, io.cwd)
  const printed = await printSchema(config)
  if (printed.kind === 'problems') return printed
  const { model, problems, files } = printed
  const acceptedFile = acceptedFileOf(config)
  const accepted = readAccepted(acceptedFile)
  const faults =
    files === undefined
      ? []
      : compareOutput(
          files,
          readOutput(
            config.out,
            files.map(({ path }) => path),
          ),
        )
  return {
    kind: 'reviewed',
    acceptedFile,
    accepted,
    review: review({
      base,
      head: { model, name: headCommit(config) ?? 'the schema' },
      problems,
      drift: [...findDrift({ faults, acceptances: [] }), ...deployedDrift(given, model, io)],
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
