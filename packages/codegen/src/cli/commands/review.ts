import { baselineOf } from '../../review/accept/accepted.js'
import type { Severity } from '../../review/change.js'
import { isAtLeast } from '../../review/find-changes.js'
import { formats } from '../../review/report/formats.js'
import { lintSeverities } from '../../review/report/items.js'
import type { Review } from '../../review/review.js'
import type { Arguments } from '../command.js'
import { count } from '../count.js'
import { type ExitCode, exitCodes } from '../exit-code.js'
import type { Io } from '../io.js'
import { shownPath } from '../paths.js'
import { reportProblems } from '../report-problems.js'
import { writeAccepted } from '../review/accepted-changes.js'
import { findPlaces } from '../review/find-places.js'
import { failOnOf, formatOf } from '../review/options.js'
import { reviewSchema } from '../review/review-schema.js'
import { version } from '../version.js'
import { configOf, workingIn } from './config-options.js'

/** `keyloom review`: what a change of the schema breaks, costs and asks for, against a git ref or a file. */
export async function review(given: Arguments, streams: Io): Promise<ExitCode> {
  const io = workingIn(given, streams)
  const format = formatOf(given)
  const failOn = failOnOf(given)
  const config = await configOf(given, io)
  const reviewed = await reviewSchema(given, config, io)
  if (reviewed.kind === 'problems') return reportProblems('review', reviewed.problems, format === 'json', io)
  const { review: result, acceptedFile, accepted } = reviewed
  const reason = given.options.baseline
  if (typeof reason === 'string') {
    const entries = baselineOf(
      result.changes.filter(({ severity }) => failOn === 'never' || isAtLeast(severity, failOn)),
      reason,
    )
    writeAccepted(acceptedFile, [...accepted, ...entries])
    io.stderr.write(`${count(entries.length, 'change')} accepted in ${shownPath(io.cwd, acceptedFile)}.\n`)
    return exitCodes.clean
  }
  const placeOf = await findPlaces(result, config, io.cwd)
  io.stdout.write(formats[format](result, { placeOf, paint: io.stdout.colors, version: version(), failOn }))
  return exitCodeOf(result, failOn)
}

/** What a review found fails before what is only out of date. */
function exitCodeOf({ changes, lint, problems, drift }: Review, failOn: Severity | 'never'): ExitCode {
  const isBad = ({ severity }: { readonly severity: Severity }) => failOn !== 'never' && isAtLeast(severity, failOn)
  const ofOutput = drift.filter(({ rule }) => rule < 'D806')
  if (
    problems.length > 0 ||
    changes.some(isBad) ||
    lint.some(({ severity }) => isBad({ severity: lintSeverities[severity] })) ||
    drift.length > ofOutput.length
  )
    return exitCodes.findings
  return ofOutput.length > 0 ? exitCodes.outOfDate : exitCodes.clean
}
