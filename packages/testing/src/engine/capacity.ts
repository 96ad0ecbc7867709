import type { Change, IndexChange } from './storage/change.js'
import type { KeySchema } from './storage/definition.js'
import type { Index, Table } from './storage/table.js'
import { itemsEqual } from './value/equal.js'

/** Capacity units of one kind, by where they were spent. */
export interface Units {
  table: number
  /** Made when the first index is charged: most requests charge none. */
  global: Map<string, number> | undefined
  local: Map<string, number> | undefined
}

/** Units spent on one partition of a table or index. */
export interface Touch {
  readonly index: string | undefined
  readonly partition: string
  readonly read: number
  readonly write: number
  /** The keys that make the partition, to show it by. */
  readonly keys: KeySchema
}

/** What one request spent on one table. */
export interface Tally {
  readonly table: string
  readonly touches: Touch[]
  readonly read: Units
  readonly write: Units
}

/** Consumed capacity as the wire has it. */
export interface ConsumedCapacity {
  readonly TableName: string
  readonly CapacityUnits: number
  readonly ReadCapacityUnits?: number
  readonly WriteCapacityUnits?: number
  readonly Table?: CapacityUnits
  readonly GlobalSecondaryIndexes?: Readonly<Record<string, CapacityUnits>>
  readonly LocalSecondaryIndexes?: Readonly<Record<string, CapacityUnits>>
}

/** The capacity spent in one place. */
export interface CapacityUnits {
  readonly CapacityUnits: number
  readonly ReadCapacityUnits?: number
  readonly WriteCapacityUnits?: number
}

/** A tally of nothing. */
export function newTally(table: string): Tally {
  return { table, touches: [], read: noUnits(), write: noUnits() }
}

/** Units of a read: one for 4 KB with consistency, half of it without, twice it in a transaction. Nothing found costs as 4 KB. */
export function readUnits(bytes: number, factor: 0.5 | 1 | 2): number {
  return Math.max(1, Math.ceil(bytes / 4096)) * factor
}

/** Units of a write: one for each begun KB. */
export function writeUnits(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / 1024))
}

/** Adds what reading from an index, or from the table itself, cost. */
export function addRead(tally: Tally, index: Index | undefined, units: number): void {
  add(tally.read, index, units)
}

/** Notes which partition a read was from. */
export function touchRead(tally: Tally, table: Table, index: Index | undefined, partition: string, read: number): void {
  tally.touches.push(touch(table, index, partition, read, 0))
}

/** Adds what a write cost the table and its indexes. A transaction pays twice. */
export function addWrite(tally: Tally, { table, position, before, after, indexes }: Change, factor: 1 | 2): void {
  const tableUnits = writeUnits(Math.max(before?.size ?? 0, after?.size ?? 0)) * factor
  tally.write.table += tableUnits
  tally.touches.push(touch(table, undefined, position.partition, 0, tableUnits))
  for (const change of indexes) {
    const units = indexWriteUnits(change) * factor
    if (units === 0) continue
    add(tally.write, change.index, units)
    tally.touches.push(touch(table, change.index, (change.after ?? change.before)!.position.partition, 0, units))
  }
}

/** Adds one tally of a table to another. */
export function mergeTally(into: Tally, from: Tally): void {
  into.touches.push(...from.touches)
  for (const kind of ['read', 'write'] as const) {
    into[kind].table += from[kind].table
    for (const place of ['global', 'local'] as const)
      for (const [name, units] of from[kind][place] ?? []) charge(into[kind], place, name, units)
  }
}

/** The wire's form of a tally; `detailed` when the request asked for indexes, `split` where reads and writes are told apart. */
export function consumedCapacity(tally: Tally, detailed: boolean, split: boolean): ConsumedCapacity {
  const { table, read, write } = tally
  const global = merged(read.global, write.global, split)
  const local = merged(read.local, write.local, split)
  return {
    TableName: table,
    ...unitsOf(total(read), total(write), split),
    ...(detailed ? { Table: unitsOf(read.table, write.table, split) } : {}),
    ...(detailed && global !== undefined ? { GlobalSecondaryIndexes: global } : {}),
    ...(detailed && local !== undefined ? { LocalSecondaryIndexes: local } : {}),
  }
}

function indexWriteUnits({ before, after }: IndexChange): number {
  if (before === undefined) return writeUnits(after?.size ?? 0)
  if (after === undefined) return writeUnits(before.size)
  const moved =
    before.position.partition !== after.position.partition || before.position.sort.some((part, i) => part !== after.position.sort[i])
  if (moved) return writeUnits(before.size) + writeUnits(after.size)
  return itemsEqual(before.item, after.item) ? 0 : writeUnits(Math.max(before.size, after.size))
}

function touch(table: Table, index: Index | undefined, partition: string, read: number, write: number): Touch {
  if (index === undefined) return { index: undefined, partition, read, write, keys: table.keys }
  return { index: index.definition.name, partition, read, write, keys: index.definition.keys }
}

function noUnits(): Units {
  return { table: 0, global: undefined, local: undefined }
}

function add(units: Units, index: Index | undefined, amount: number): void {
  if (index === undefined) {
    units.table += amount
    return
  }
  const { kind, name } = index.definition
  charge(units, kind, name, amount)
}

function charge(units: Units, kind: 'global' | 'local', name: string, amount: number): void {
  const places = units[kind] ?? new Map<string, number>()
  units[kind] = places.set(name, (places.get(name) ?? 0) + amount)
}

function total({ table, global, local }: Units): number {
  let sum = table
  for (const amount of global?.values() ?? []) sum += amount
  for (const amount of local?.values() ?? []) sum += amount
  return sum
}

function unitsOf(read: number, write: number, split: boolean): CapacityUnits {
  if (!split) return { CapacityUnits: read + write }
  return {
    CapacityUnits: read + write,
    ...(read > 0 ? { ReadCapacityUnits: read } : {}),
    ...(write > 0 ? { WriteCapacityUnits: write } : {}),
  }
}

function merged(
  read: ReadonlyMap<string, number> | undefined,
  write: ReadonlyMap<string, number> | undefined,
  split: boolean,
): Record<string, CapacityUnits> | undefined {
  if (read === undefined && write === undefined) return undefined
  const names = new Set([...(read?.keys() ?? []), ...(write?.keys() ?? [])])
  return Object.fromEntries([...names].map((name) => [name, unitsOf(read?.get(name) ?? 0, write?.get(name) ?? 0, split)]))
}
