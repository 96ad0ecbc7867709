import { errorCodes, keyloomError, type SchemaProblem } from '@keyloom/core'
import type { ResolvedConfig } from '../config/config.js'
import { didYouMean } from '../errors/did-you-mean.js'
import { lintModel } from '../lint/lint-model.js'
import type { Finding } from '../lint/rule.js'
import { rules } from '../lint/rules/index.js'
import type { SourceLocation } from '../load/source-location.js'
import { buildSchema } from './build-schema.js'

/** A finding with its place in the source. */
export interface LocatedFinding extends Finding {
  readonly location: SourceLocation
}

/** Every finding of the schema of a configuration, in the order of the source. What keeps a schema from having a model is a finding too. */
export async function lintSchema({ schema, file, lint }: ResolvedConfig): Promise<readonly LocatedFinding[]> {
  checkRules(Object.keys(lint?.severities ?? {}), file)
  const built = await buildSchema(schema)
  const findings = 'problems' in built ? built.problems.map(findingOf) : lintModel(built.model, lint)
  if (findings.length === 0) return []
  // The compiler that finds places takes long to load.
  const { locatePaths } = await import('../load/positions/locate.js')
  const locations = locatePaths(
    findings.map(({ path }) => path),
    schema,
  )
  return findings.map((finding, i) => ({ ...finding, location: locations[i]! })).sort(byLocation)
}

function findingOf({ code, message, fix = '', path }: SchemaProblem): Finding {
  return { rule: code, slug: code.toLowerCase().replaceAll(/[._]/g, '-'), severity: 'error', path, message, why: errorCodes[code], fix }
}

function checkRules(named: readonly string[], file: string | undefined): void {
  const ids = rules.map(({ id }) => id)
  const faults = named.flatMap((id) => (ids.includes(id) ? [] : [`\`lint.severities.${id}\` is not a rule${didYouMean(id, ids)}`]))
  if (faults.length > 0)
    throw keyloomError('CONFIG.INVALID', `The configuration is not valid: ${faults.join('; ')}.`, { payload: { file, faults } })
}

function byLocation({ location: one, rule }: LocatedFinding, { location: other, rule: otherRule }: LocatedFinding): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1
  return one.line - other.line || one.column - other.column || (rule < otherRule ? -1 : rule > otherRule ? 1 : 0)
}
