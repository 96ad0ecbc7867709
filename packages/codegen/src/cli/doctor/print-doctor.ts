import { type FindingGroup, findingKinds } from '../../doctor/finding.js'
import { countsOf, fractionOf, sortedFindings, type TableReport, tableJson } from '../../doctor/report.js'
import { count } from '../count.js'
import type { Io } from '../io.js'
import type { ErrorJson } from '../report-error.js'
import { painted } from '../report-findings.js'

export interface DoctorReport {
  readonly ok: boolean
  readonly tables: readonly TableReport[]
  /** Why it ended before its work was done. */
  readonly interrupted?: ErrorJson
}

/** Prints what an examination found: one JSON object, or for people. */
export function printDoctor({ ok, tables, interrupted }: DoctorReport, asJson: boolean, io: Io): void {
  const counts = countsOf(tables.flatMap(({ findings }) => findings))
  if (asJson) {
    const result = {
      version: 1,
      command: 'doctor',
      ok,
      ...(interrupted !== undefined && { interrupted }),
      counts,
      tables: tables.map(tableJson),
    }
    io.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`)
    return
  }
  for (const table of tables) {
    io.stdout.write(`${headline(table)}\n`)
    if (table.uncompared !== undefined) io.stdout.write(`Counters that were not compared: ${table.uncompared.join(', ')}.\n`)
    for (const group of sortedFindings(table.findings)) io.stdout.write(groupText(group, io))
  }
  if (interrupted !== undefined) io.stdout.write(`This report is partial. ${interrupted.code}: ${interrupted.message}\n`)
  const { error, warn, info } = counts
  io.stderr.write(`${count(error, 'error')}, ${count(warn, 'warning')}, ${count(info, 'note')}.\n`)
}

/** `shop-prod: 1000 items read, 0.83 % of about 120431; 130.5 read capacity units.` */
function headline(report: TableReport): string {
  const { name, items, complete, itemsInTable, capacityUnits } = report
  const part = complete
    ? 'all of them'
    : itemsInTable === undefined
      ? 'a part of them'
      : `${percent(fractionOf(report) ?? 0)} of about ${itemsInTable}`
  return `${name}: ${count(items, 'item')} read, ${part}; ${Number(capacityUnits.toFixed(1))} read capacity units.`
}

function percent(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(2))} %`
}

function groupText({ kind, type, of = '', count: number, examples }: FindingGroup, { stdout: { colors } }: Io): string {
  const { severity, says, fix } = findingKinds[kind]
  const title = `${painted(severity, colors)} ${colors.dim(kind)}: ${count(number, 'item')} of ${type} ${says.replace('{of}', of)}.`
  const shown = examples.map(({ key, why }) => {
    const parts = Object.entries(key).map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    return `    ${parts.join(', ')}: ${why}\n`
  })
  const more = number > examples.length ? `    … and ${number - examples.length} more\n` : ''
  return `${title}\n${shown.join('')}${more}    ${fix}\n`
}
