import { itemsEqual } from '../value/equal.js'
import { itemSize } from '../value/size.js'
import type { Item } from '../value/value.js'
import { comparePositions, type Position } from './position.js'
import { type Index, indexRow, type Row, type Table } from './table.js'

/** What a write does to one index. */
export interface IndexChange {
  readonly index: Index
  readonly before: Row | undefined
  readonly after: Row | undefined
}

/** A write of one item, computed and not yet applied. */
export interface Change {
  readonly table: Table
  readonly position: Position
  readonly before: Row | undefined
  readonly after: Row | undefined
  readonly indexes: readonly IndexChange[]
}

/** Who made a write: a caller, or the service removing an expired item. */
export type WriteCause = 'request' | 'ttl'

/** A write that has been applied. */
export interface WrittenChange {
  readonly change: Change
  readonly cause: WriteCause
}

/** Works out what replacing an item (or removing it: no `after`) does to a table and its indexes. `before` is the row that is there. */
export function planChange(table: Table, position: Position, before: Row | undefined, after: Item | undefined): Change {
  const row = after === undefined ? undefined : { position, item: after, size: itemSize(after) }
  const indexes: IndexChange[] = []
  for (const index of table.indexes.values()) {
    const old = before && indexRow(table, index, before)
    const now = row && indexRow(table, index, row)
    if (old !== undefined || now !== undefined) indexes.push({ index, before: old, after: now })
  }
  return { table, position, before, after: row, indexes }
}

/** Whether a change leaves the item as it was. */
export function isNoOp({ before, after }: Change): boolean {
  if (before === undefined || after === undefined) return before === after
  return itemsEqual(before.item, after.item)
}

/** Applies the table side of a change. */
export function applyToTable({ table, position, before, after }: Change): void {
  if (after !== undefined) table.rows.set(after)
  else if (before !== undefined) table.rows.delete(before)
  const grown = (after?.size ?? 0) - (before?.size ?? 0)
  table.bytes += grown
  growCollection(table, position, grown)
}

/** Applies the index side of a change. */
export function applyToIndex(table: Table, position: Position, { index, before, after }: IndexChange): void {
  // An entry that stays where it is is only replaced.
  if (before !== undefined && (after === undefined || comparePositions(before.position, after.position) !== 0)) index.rows.delete(before)
  if (after !== undefined) index.rows.set(after)
  const grown = (after?.size ?? 0) - (before?.size ?? 0)
  index.bytes += grown
  if (index.definition.kind === 'local') growCollection(table, position, grown)
}

/** The bytes an item collection (all items of a partition, with their entries in local indexes) will have after a change. */
export function collectionBytesAfter({ table, position, before, after, indexes }: Change): number {
  let bytes = (table.collections?.get(position.partition) ?? 0) + (after?.size ?? 0) - (before?.size ?? 0)
  for (const { index, before: old, after: now } of indexes)
    if (index.definition.kind === 'local') bytes += (now?.size ?? 0) - (old?.size ?? 0)
  return bytes
}

function growCollection({ collections }: Table, { partition }: Position, grown: number): void {
  if (collections === undefined) return
  const bytes = (collections.get(partition) ?? 0) + grown
  if (bytes === 0) collections.delete(partition)
  else collections.set(partition, bytes)
}
