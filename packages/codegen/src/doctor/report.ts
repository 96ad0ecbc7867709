import { type Severity, severities } from '../lint/rule.js'
import { type FindingGroup, findingKinds } from './finding.js'
import type { Tally } from './run-doctor.js'

/** How a table was read, and what was found. */
export interface TableReport extends Tally {
  /** The name in the schema. */
  readonly table: string
  /** The deployed name. */
  readonly name: string
  readonly mode: 'sample' | 'scan'
  readonly because?: string
  /** Every item was read. */
  readonly complete: boolean
  /** Items in the table as DynamoDB counts them every few hours; absent where it says none. */
  readonly itemsInTable?: number
}

export type Counts = Readonly<Record<Severity, number>>

/** Items with findings, by severity. */
export function countsOf(findings: readonly FindingGroup[]): Counts {
  const of = (severity: Severity): number =>
    findings.reduce((sum, { kind, count }) => sum + (findingKinds[kind].severity === severity ? count : 0), 0)
  return { error: of('error'), warn: of('warn'), info: of('info') }
}

/** The gravest first. */
export function sortedFindings(findings: readonly FindingGroup[]): readonly FindingGroup[] {
  const kinds = Object.keys(findingKinds)
  const rank = ({ kind }: FindingGroup): number => severities.indexOf(findingKinds[kind].severity) * kinds.length + kinds.indexOf(kind)
  const name = ({ type, of = '' }: FindingGroup): string => `${type} ${of}`
  return findings.toSorted((one, other) => rank(one) - rank(other) || (name(one) < name(other) ? -1 : 1))
}

/** Which part of the table was read: a fraction from 0 to 1; undefined where nobody knows. */
export function fractionOf({ complete, items, itemsInTable }: TableReport): number | undefined {
  if (complete) return 1
  return itemsInTable === undefined ? undefined : Math.min(1, items / itemsInTable)
}

/** A table as `--json` gives it; docs/schemas/doctor.schema.json is its schema. */
export function tableJson(report: TableReport): object {
  const { findings, capacityUnits, ...rest } = report
  const fraction = fractionOf(report)
  return {
    ...rest,
    ...(fraction !== undefined && { fraction }),
    capacityUnits,
    findings: sortedFindings(findings).map((group) => ({ severity: findingKinds[group.kind].severity, ...group })),
  }
}
