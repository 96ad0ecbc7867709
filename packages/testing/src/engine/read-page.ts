import { addRead, newTally, readUnits, type Tally, touchRead } from './capacity.js'
import type { Database } from './database.js'
import { evaluateCondition } from './expression/evaluate.js'
import { projectItem } from './expression/paths.js'
import type { Projection } from './expression/projection.js'
import type { Condition } from './expression/syntax.js'
import { wireKeyOf } from './keys.js'
import type { Selection } from './selection.js'
import type { Position } from './storage/position.js'
import type { SortedList } from './storage/sorted-list.js'
import { type Index, type Row, rowAt, type Table } from './storage/table.js'
import type { Item } from './value/value.js'
import { encodeItem, type WireItem } from './value/wire.js'

/** One page of a Query or Scan, ready to be read. */
export interface PageRequest {
  readonly table: Table
  readonly index: Index | undefined
  /** Below zero for a position before the rows asked for, zero inside, above zero after them. */
  readonly locate: (position: Position) => number
  readonly comparePositions: (a: Position, b: Position) => number
  readonly start: Position | undefined
  readonly forward: boolean
  readonly limit: number | undefined
  readonly filter: Condition | undefined
  readonly projection: Projection | undefined
  readonly selection: Selection
  readonly consistent: boolean
  /** Whether there can be no more than one row. */
  readonly isSingle: boolean
}

/** A page as the wire has it, and what it cost. */
export interface Page {
  readonly Items?: readonly WireItem[]
  readonly Count: number
  readonly ScannedCount: number
  readonly LastEvaluatedKey?: WireItem
}

/** Reads rows in order until the limit, the page size or the end. Limit and page size count what is read, before the filter. */
export function readPage(db: Database, request: PageRequest): { readonly page: Page; readonly tally: Tally } {
  const { table, index, filter, selection } = request
  const tally = newTally(table.name)
  const items: WireItem[] = []
  let count = 0
  let scanned = 0
  let bytes = 0
  let last: Row | undefined
  const partitions = new Map<string, number>()
  walk(request, rowsOf(request), (row) => {
    scanned += 1
    bytes += row.size
    partitions.set(row.position.partition, (partitions.get(row.position.partition) ?? 0) + row.size)
    const item = selection.fetches ? fetchWhole(table, row, tally, request) : row.item
    if (filter === undefined || evaluateCondition(filter, selection.filtersTable ? wholeItem(table, row).item : item)) {
      count += 1
      if (!selection.countOnly) items.push(encodeItem(request.projection === undefined ? item : projectItem(item, request.projection.tree)))
    }
    if (scanned !== request.limit && bytes < db.limits.pageBytes) return true
    // A partition of a table without a range attribute holds one item, so a Query that has read it is at its end.
    if (!request.isSingle || scanned !== request.limit) last = row
    return false
  })
  const units = readUnits(bytes, request.consistent ? 1 : 0.5)
  addRead(tally, index, units)
  // A page's units are rounded once; each partition bears its share.
  for (const [partition, share] of partitions) touchRead(tally, table, index, partition, units * (share / bytes))
  db.admit(tally)
  return {
    page: {
      ...(selection.countOnly ? {} : { Items: items }),
      Count: count,
      ScannedCount: scanned,
      ...(last === undefined ? {} : { LastEvaluatedKey: wireKeyOf(table, index?.definition.keys, last.item) }),
    },
    tally,
  }
}

function rowsOf({ table, index, consistent }: PageRequest): SortedList<Row> {
  const source = index ?? table
  return (consistent ? undefined : source.replica) ?? source.rows
}

function walk({ locate, start, forward, comparePositions }: PageRequest, rows: SortedList<Row>, visit: (row: Row) => boolean): void {
  const inside = (row: Row): boolean => locate(row.position) === 0 && visit(row)
  if (forward) {
    rows.forward(
      rows.seek(({ position }) => (start === undefined ? locate(position) >= 0 : comparePositions(position, start) > 0)),
      inside,
    )
  } else {
    rows.backward(
      rows.seek(({ position }) => (start === undefined ? locate(position) > 0 : comparePositions(position, start) >= 0)),
      inside,
    )
  }
}

/** The whole item behind an entry of a local index, which costs a read of its own. */
function fetchWhole(table: Table, row: Row, tally: Tally, { consistent }: PageRequest): Item {
  const whole = wholeItem(table, row)
  addRead(tally, undefined, readUnits(whole.size, consistent ? 1 : 0.5))
  return whole.item
}

function wholeItem(table: Table, row: Row): Row {
  // A local index adds its own sort attribute and the table's partition before the table's sort attribute.
  const { hash, partition, sort } = row.position
  return rowAt(table.rows, { hash, partition, sort: sort.slice(2) }) ?? row
}
