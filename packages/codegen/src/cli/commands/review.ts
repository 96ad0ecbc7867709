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
import { writeAccepted } from '../review/accepted-changes.js'
import { failOnOf, formatOf } from '../review/options.js'
import { version } from '../version.js'
import { configOf, workingIn } from './config-options.js'

/** `keyloom review`: what a change of the schema breaks, costs and asks for, against a git ref or a file. */
export async function review(given: Arguments, streams: Io): Promise<ExitCode> {
  const io = workingIn(given, streams)
  const format = formatOf(given)
  const failOn = failOnOf(given)
  const { head, baseline: reason } = given.options
  const config = await configOf(given, io, head === undefined)
  // Imported where it is asked for: what only the schema needs takes longer to load than a review of two models.
  const reviewed =
    typeof head === 'string'
      ? (await import('../review/review-snapshots.js')).reviewSnapshots(given, head, config, io)
      : await (await import('../review/review-schema.js')).reviewSchema(given, config, io)
  const { review: result, placeOf, acceptedFile, accepted } = reviewed
  if (typeof reason === 'string' && result.problems.length === 0) {
    const entries = baselineOf(
      result.changes.filter(({ severity }) => failOn === 'never' || isAtLeast(severity, failOn)),
      reason,
    )
    writeAccepted(acceptedFile, [...accepted, ...entries])
    io.stderr.write(`${count(entries.length, 'change')} accepted in ${shownPath(io.cwd, acceptedFile)}.\n`)
    return exitCodes.clean
  }
  const exitCode = exitCodeOf(result, failOn)
  const isClean = exitCode === exitCodes.clean
  io.stdout.write(formats[format](result, { placeOf, paint: io.stdout.colors, version: version(), failOn, isClean }))
  return exitCode
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
