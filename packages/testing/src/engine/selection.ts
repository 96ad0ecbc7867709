import { pathsOf } from './expression/condition-paths.js'
import type { Projection } from './expression/projection.js'
import type { Condition } from './expression/syntax.js'
import { projectedPaths, refusePathsIntoKeys } from './key-paths.js'
import { invalidParameters, validation } from './service-error.js'
import { type Index, projectedNames, type Table } from './storage/table.js'

/** What a page shows of each row. */
export interface Selection {
  readonly countOnly: boolean
  /** Whether a filter looks at attributes that only the table holds, as a Scan of a local index may. */
  readonly filtersTable: boolean
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
  refusePathsIntoKeys(table, [...projectedPaths(projection), ...(filter === undefined ? [] : pathsOf(filter))])
  if (select === 'SPECIFIC_ATTRIBUTES' && projection === undefined)
    throw validation('Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES')
  if (select !== undefined && select !== 'SPECIFIC_ATTRIBUTES' && projection !== undefined)
    throw validation(`Cannot specify the ProjectionExpression when choosing to get ${select === 'COUNT' ? 'only the Count' : select}`)
  if (select === 'ALL_PROJECTED_ATTRIBUTES' && index === undefined)
    throw validation('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName')
  const countOnly = select === 'COUNT'
  if (index === undefined || index.definition.projection.type === 'ALL') return { countOnly, fetches: false, filtersTable: false }
  const { name, kind } = index.definition
  const shown = missing(table, index, projection, undefined)
  if (kind === 'local') {
    const filtersTable = missing(table, index, undefined, filter).length > 0
    return { countOnly, fetches: select === 'ALL_ATTRIBUTES' || shown.length > 0, filtersTable }
  }
  if (select === 'ALL_ATTRIBUTES') {
    throw invalidParameters(
      `Select type ALL_ATTRIBUTES is not supported for global secondary index ${name} because its projection type is not ALL`,
    )
  }
  if (shown.length > 0) throw invalidParameters(`Global secondary index ${name} does not project [${shown.join(', ')}]`)
  return { countOnly, fetches: false, filtersTable: false }
}

/** Refuses a Query's filter on attributes its index does not hold. A Scan takes such a filter: of a local index it looks at the table, of a global one it finds the attributes missing. */
export function refuseUnprojectedFilter(table: Table, index: Index | undefined, filter: Condition | undefined): void {
  if (index === undefined || index.definition.projection.type === 'ALL') return
  const filtered = missing(table, index, undefined, filter)
  if (filtered.length > 0) {
    throw invalidParameters(
      `Secondary index ${index.definition.name} does not project one or more filter attributes: [${filtered.join(', ')}]`,
    )
  }
}

function missing(table: Table, index: Index, projection: Projection | undefined, filter: Condition | undefined): readonly string[] {
  const held = projectedNames(table, index.definition)
  const names = new Set([...(projection?.paths ?? []), ...(filter === undefined ? [] : pathsOf(filter))].map(([name]) => name))
  return [...names].filter((name) => !held.has(name))
}
