import type { Projection } from './expression/projection.js'
import type { Condition, Operand, Path } from './expression/syntax.js'
import { invalidParameters, validation } from './service-error.js'
import { type Index, projectedNames, type Table } from './storage/table.js'

/** What a page shows of each row. */
export interface Selection {
  readonly countOnly: boolean
  /** Whether whole items are fetched from the table for entries of a local index. */
  readonly fetches: boolean
}

/** Works out what a Query or Scan shows; refuses what its index does not hold. */
export function readSelection(
  table: Table,
  index: Index | undefined,
  select: string | undefined,
  projection: Projection | undefined,
  filter: Condition | undefined,
): Selection {
  if (select === 'SPECIFIC_ATTRIBUTES' && projection === undefined)
    throw validation('Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES')
  if (select !== undefined && select !== 'SPECIFIC_ATTRIBUTES' && projection !== undefined)
    throw validation(`Cannot specify the ProjectionExpression when choosing to get ${select === 'COUNT' ? 'only the Count' : select}`)
  if (select === 'ALL_PROJECTED_ATTRIBUTES' && index === undefined)
    throw validation('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName')
  const countOnly = select === 'COUNT'
  if (index === undefined || index.definition.projection.type === 'ALL') return { countOnly, fetches: false }
  return index.definition.kind === 'global'
    ? globalSelection(table, index, select, projection, filter)
    : { countOnly, fetches: select === 'ALL_ATTRIBUTES' || missing(table, index, projection, filter).length > 0 }
}

function globalSelection(
  table: Table,
  index: Index,
  select: string | undefined,
  projection: Projection | undefined,
  filter: Condition | undefined,
): Selection {
  const { name } = index.definition
  if (select === 'ALL_ATTRIBUTES') {
    throw invalidParameters(
      `Select type ALL_ATTRIBUTES is not supported for global secondary index ${name} because its projection type is not ALL`,
    )
  }
  const shown = missing(table, index, projection, undefined)
  if (shown.length > 0) throw invalidParameters(`Global secondary index ${name} does not project [${shown.join(', ')}]`)
  const filtered = missing(table, index, undefined, filter)
  if (filtered.length > 0)
    throw invalidParameters(`Secondary index ${name} does not project one or more filter attributes: [${filtered.join(', ')}]`)
  return { countOnly: select === 'COUNT', fetches: false }
}

function missing(table: Table, index: Index, projection: Projection | undefined, filter: Condition | undefined): readonly string[] {
  const held = projectedNames(table, index.definition)
  const names = new Set([...(projection?.paths ?? []), ...(filter === undefined ? [] : pathsOf(filter))].map(([name]) => name))
  return [...names].filter((name) => !held.has(name))
}

/** The paths a condition looks at. */
export function pathsOf(condition: Condition): readonly Path[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [...pathsOf(condition.left), ...pathsOf(condition.right)]
    case 'not':
      return pathsOf(condition.condition)
    case 'compare':
      return [condition.left, condition.right].flatMap(pathOf)
    case 'between':
      return [condition.operand, condition.low, condition.high].flatMap(pathOf)
    case 'in':
      return [condition.operand, ...condition.choices].flatMap(pathOf)
    case 'call':
      return condition.operands.flatMap(pathOf)
  }
}

function pathOf(operand: Operand): readonly Path[] {
  if (operand.kind === 'value') return []
  return operand.kind === 'path' ? [operand.path] : pathOf(operand.of)
}
