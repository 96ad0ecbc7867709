import { type Severity, severities } from '../lint/rule.js'
import { lintItem, type ReportItem } from '../review/report/items.js'
import { count } from './count.js'
import type { Io, Output } from './io.js'
import type { LocatedFinding } from './lint-schema.js'
import { shownPath } from './paths.js'
import { locationText } from './report-problems.js'

/** A finding as `--format json` gives it: what it is about by name, and its place. */
export interface FindingJson extends Omit<LocatedFinding, 'location'>, Subject {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** What a path names. */
interface Subject {
  readonly table?: string
  readonly entity?: string
  readonly collection?: string
  readonly transaction?: string
  readonly index?: string
  readonly attribute?: string
  readonly pattern?: string
}

const subjects: Readonly<Record<string, keyof Subject>> = {
  tables: 'table',
  entities: 'entity',
  collections: 'collection',
  transactions: 'transaction',
  indexes: 'index',
  attributes: 'attribute',
  patterns: 'pattern',
}

export type Counts = Readonly<Record<Severity, number>>

export function countsOf(findings: readonly LocatedFinding[]): Counts {
  const of = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length
  return { error: of('error'), warn: of('warn'), info: of('info') }
}

/** For people: one line each that editors make a link of, why it matters and what to do below it; the counts at the end. */
export function printFindings(findings: readonly LocatedFinding[], { cwd, stdout, stderr }: Io): void {
  const { colors } = stdout
  for (const { rule, slug, severity, message, why, fix, location } of findings) {
    const title = `${painted(severity, colors)} ${colors.dim(`${rule} ${slug}`)}`
    stdout.write(`${colors.cyan(locationText(cwd, location))} - ${title}: ${message.replaceAll('\n', '\n    ')}\n`)
    for (const line of [why, fix]) if (line !== '') stdout.write(`    ${line.replaceAll('\n', '\n    ')}\n`)
  }
  const { error, warn, info } = countsOf(findings)
  stderr.write(`${count(error, 'error')}, ${count(warn, 'warning')}, ${count(info, 'note')}.\n`)
}

/** A severity in its color. */
export function painted(severity: Severity, colors: Output['colors']): string {
  return severity === 'error' ? colors.red(severity) : severity === 'warn' ? colors.yellow(severity) : colors.blue(severity)
}

export function findingsJson(findings: readonly LocatedFinding[], cwd: string): readonly FindingJson[] {
  return findings.map(({ location: { file, line, column }, ...finding }) => ({
    ...finding,
    ...subjectOf(finding.path),
    file: shownPath(cwd, file),
    line,
    column,
  }))
}

function subjectOf(path: readonly string[]): Subject {
  const pairs = [path.slice(0, 2), path.slice(2, 4)]
  return Object.fromEntries(
    pairs.flatMap(([group = '', name]) => {
      const kind = subjects[group]
      return kind === undefined || name === undefined ? [] : [[kind, name]]
    }),
  )
}

/** The findings as the formats for other tools take them, the gravest first. */
export function findingItems(findings: readonly LocatedFinding[], cwd: string): readonly ReportItem[] {
  return severities.flatMap((severity) =>
    findings
      .filter((finding) => finding.severity === severity)
      .map(({ location: { file, line, column }, ...finding }) => lintItem(finding, () => ({ file: shownPath(cwd, file), line, column }))),
  )
}
