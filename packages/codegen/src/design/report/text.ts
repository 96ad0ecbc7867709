import type { Condition } from '@keyloom/core'
import type { Alternative } from '../alternatives.js'
import type { Design } from '../design.js'
import type { Served, WriteCost } from '../explain.js'
import type { Layout, ProposedKey } from '../layout.js'

/** What colors a terminal may have; each leaves a text as it is where there are none. */
export interface Paint {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly red: (text: string) => string
}

/** A design for a terminal: a chart of each table and index, what serves each pattern, what writes cost, and what else could be chosen. */
export function textReport({ tables, served, unserved, costs, alternatives }: Design, { bold, dim, red }: Paint): string {
  const lines: string[] = []
  for (const table of tables) {
    lines.push(bold(`${table.table}: ${count(table.indexes.length, 'index', 'indexes')}`), `  ${table.why}`)
    for (const place of [undefined, ...table.indexes.map(({ name }) => name)]) lines.push(...chart(table, place, dim))
    lines.push('')
  }
  if (served.length > 0) lines.push(bold('Patterns'), ...columns(served.map(servedRow)), ...reasons(served).map(dim), '')
  lines.push(bold('Writes'), ...columns(costs.map(costRow)))
  if (alternatives.length > 0)
    lines.push('', bold('Alternatives'), ...alternatives.map((one) => `  ${alternativeText(one, indexTotal(tables), costs)}`))
  if (unserved.length > 0) lines.push('', red('No key serves'), ...unserved.flatMap(({ demand, why }) => [`  ${demand}`, ...indented(why)]))
  return `${lines.join('\n')}\n`
}

function chart({ key, indexes, keys }: Layout, index: string | undefined, dim: (text: string) => string): string[] {
  const names = indexes.find(({ name }) => name === index) ?? key
  const rows = keys.filter((one) => one.index === index).map((one) => [one.entity, one.partition, one.sort, ...noteOf(one)])
  return ['', ...columns([[index ?? 'table', names.partition, names.sort], ...rows]).map((line, i) => (i === 0 ? dim(line) : line))]
}

function noteOf({ when, sparse, beyondIdentity, isOnePartition }: ProposedKey): string[] {
  const facts = [...when.map(conditionText), ...sparse]
  const conditions = facts.length > 0 ? [`only with ${facts.join(' and ')}`] : []
  const beyond = beyondIdentity.length > 0 ? [`with ${beyondIdentity.join(' and ')}, which get asks for too`] : []
  return [[...conditions, ...beyond, ...(isOnePartition ? ['all in one partition'] : [])].join(', ')]
}

function conditionText(condition: Condition): string {
  if (condition.kind !== 'oneOf') return `${condition.attribute} ${condition.kind}`
  return `${condition.attribute} ${condition.values.join(' or ')}`
}

function servedRow({ demand, place, operation, keyCondition }: Served): string[] {
  return [demand, place, operation, keyCondition]
}

/** One line for each reason, whatever number of patterns has it. */
function reasons(served: readonly Served[]): string[] {
  const all = served.flatMap(({ why }) => why ?? [])
  return [...new Set(all)].map((why) => {
    const demands = served.filter((one) => one.why === why).map(({ demand }) => demand)
    return `  Not the table for ${demands.join(', ')}: ${why.replaceAll('`', '')}.`
  })
}

function costRow({ entity, indexWrites, movedBy }: WriteCost): string[] {
  const puts = indexWrites === 0 ? 'no index writes' : `${count(indexWrites, 'index write', 'index writes')} a put`
  return [
    entity,
    puts,
    indexWrites > 0 && movedBy.length > 0 ? `two for each index that an update of ${movedBy.join(', ')} moves it in` : '',
  ]
}

function alternativeText(alternative: Alternative, indexes: number, costs: readonly WriteCost[]): string {
  const total = `${count(alternative.indexes, 'index', 'indexes')} instead of ${indexes}`
  const writes = alternative.writes.map(({ entity, indexWrites }) => {
    const usual = costs.find((one) => one.entity === entity)?.indexWrites ?? 0
    return `; a put of ${entity} writes ${indexWrites} index ${indexWrites === 1 ? 'entry' : 'entries'} instead of ${usual}`
  })
  const cost = `${total}${writes.join('')}.`
  if (alternative.kind === 'without') return `Without ${alternative.demand}: ${cost}`
  const what = alternative.kind === 'identity' ? 'a primary key of more than the identity' : 'a partition that holds every item'
  return `Without ${what}, which serves ${alternative.demands.join(' and ')}: ${cost}`
}

function indexTotal(tables: readonly Layout[]): number {
  return tables.reduce((sum, { indexes }) => sum + indexes.length, 0)
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
}

function indented(text: string): string[] {
  return text.split('\n').map((line) => `    ${line}`)
}

function count(number: number, one: string, many: string): string {
  return `${number === 0 ? 'no' : number} ${number === 1 ? one : many}`
}
