import { itemSize } from '../value/size.js'
import type { Item, Value } from '../value/value.js'
import { type IndexDefinition, type KeySchema, keyAttributes, type Throughput } from './definition.js'
import { comparePositions, type Position, positionOf } from './position.js'
import { SortedList } from './sorted-list.js'

/** An item at its place in a table or index, with its size there. */
export interface Row {
  readonly position: Position
  readonly item: Item
  readonly size: number
}

/** A secondary index and its entries. An index that is being created exists for writes before it can be read. */
export interface Index {
  definition: IndexDefinition
  readonly rows: SortedList<Row>
  /** What eventually consistent reads of a local index see, while they lag. */
  replica: SortedList<Row> | undefined
  status: 'CREATING' | 'ACTIVE' | 'UPDATING' | 'DELETING'
  bytes: number
}

/** What a table is created with and can be changed to. */
export interface TableSettings {
  billingMode: 'PROVISIONED' | 'PAY_PER_REQUEST'
  throughput: Throughput
  deletionProtection: boolean
  tableClass: string | undefined
  /** How the table is encrypted with a key of the account's, if it is. */
  encryption: Readonly<Record<string, string>> | undefined
  /** The most units a table paid for by request may use, as given. */
  onDemand: Readonly<Record<string, number | undefined>> | undefined
}

/** What stream records show of an item. */
export type StreamViewType = 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES'

/** The latest stream of a table. It stays readable after it is turned off. */
export interface TableStream {
  readonly arn: string
  readonly label: string
  readonly viewType: StreamViewType
  readonly enabled: boolean
}

/** A table: its definition, items, indexes and settings. */
export interface Table {
  readonly name: string
  readonly arn: string
  readonly id: string
  readonly createdAt: number
  readonly keys: KeySchema
  readonly rows: SortedList<Row>
  /** What eventually consistent reads see, while they lag. */
  replica: SortedList<Row> | undefined
  readonly indexes: Map<string, Index>
  readonly settings: TableSettings
  readonly tags: Map<string, string>
  /** Bytes of each item collection, kept only where local indexes bound them. */
  readonly collections: Map<string, number> | undefined
  status: 'CREATING' | 'ACTIVE' | 'UPDATING' | 'DELETING'
  bytes: number
  stream: TableStream | undefined
  /** The attribute that holds expiry times, while TTL is on. */
  ttlAttribute: string | undefined
}

/** An empty list of rows. */
export function emptyRows(): SortedList<Row> {
  return new SortedList<Row>((a, b) => comparePositions(a.position, b.position))
}

/** A copy of rows that later changes do not reach. */
export function copyRows(rows: SortedList<Row>): SortedList<Row> {
  const copy = emptyRows()
  for (const row of rows) copy.set(row)
  return copy
}

/** Makes an index without entries. */
export function createIndex(definition: IndexDefinition, status: Index['status']): Index {
  return { definition, rows: emptyRows(), replica: undefined, status, bytes: 0 }
}

/** The row at a position. */
export function rowAt(rows: SortedList<Row>, position: Position): Row | undefined {
  return rows.find((row) => comparePositions(row.position, position))
}

/** The entry of a row in an index; undefined when the item lacks one of the index's keys. */
export function indexRow(table: Table, { definition }: Index, row: Row): Row | undefined {
  const position = positionOf(definition.keys, row.item, row.position)
  if (position === undefined) return undefined
  if (definition.projection.type === 'ALL') return { position, item: row.item, size: row.size }
  const item = new Map<string, Value>()
  for (const name of projectedNames(table, definition)) {
    const value = row.item.get(name)
    if (value !== undefined) item.set(name, value)
  }
  return { position, item, size: itemSize(item) }
}

/** The attributes an index keeps, unless it keeps all. */
export function projectedNames(table: Table, { keys, projection }: IndexDefinition): ReadonlySet<string> {
  const names = new Set([...keyAttributes(table.keys), ...keyAttributes(keys)].map(({ name }) => name))
  if (projection.type === 'INCLUDE') for (const name of projection.attributes) names.add(name)
  return names
}
