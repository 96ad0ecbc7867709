import { relative, sep } from 'node:path'
import { keyloomError, type Model, type Plan } from '@keyloom/core'
import type { ResolvedConfig } from '../config/config.js'
import { didYouMean } from '../errors/did-you-mean.js'
import { type InfraFormat, type InfraSyntax, syntaxOfFile } from '../infra/format.js'
import { describeInfra } from '../infra/infra-description.js'
import { printInfra } from '../infra/print-infra.js'
import type { OutputFile } from '../write/compare-output.js'

export interface InfraRequest {
  readonly format: InfraFormat
  readonly syntax: InfraSyntax
  /** The one table it is of. */
  readonly table?: string
}

/** The files of infrastructure that the configuration names, by their paths from the output folder. */
export function infraFiles(config: ResolvedConfig, model: Model, plans: readonly Plan[]): OutputFile[] {
  return (config.infra ?? []).map((output) => ({
    path: relative(config.out, output.out).split(sep).join('/'),
    text: infraText(config, model, plans, { ...output, syntax: syntaxOfFile(output.out, output.format) }),
  }))
}

/** Throws `CLI.USAGE` for a table that the schema does not have, `INFRA.ROLE`, `INFRA.TABLES`. */
export function infraText(
  { roles }: ResolvedConfig,
  model: Model,
  plans: readonly Plan[],
  { format, syntax, table }: InfraRequest,
): string {
  const infra = describeInfra(model, plans, roles)
  return printInfra(table === undefined ? infra : withTable(infra, table), format, syntax)
}

function withTable<T extends ReturnType<typeof describeInfra>>(infra: T, name: string): T {
  const tables = infra.tables.filter((table) => table.name === name)
  if (tables.length > 0) return { ...infra, tables, policies: infra.policies.flatMap((policy) => limited(policy, name)) }
  const names = infra.tables.map((table) => table.name)
  throw keyloomError('CLI.USAGE', `The schema has no table \`${name}\`${didYouMean(name, names)}.`, { fix: `It has ${names.join(', ')}.` })
}

/** A policy as far as it is of one table. */
function limited<P extends ReturnType<typeof describeInfra>['policies'][number]>(policy: P, table: string): P[] {
  const statements = policy.statements
    .map((statement) => ({ ...statement, resources: statement.resources.filter((resource) => resource.table === table) }))
    .filter(({ resources }) => resources.length > 0)
  return statements.length === 0 ? [] : [{ ...policy, statements }]
}
