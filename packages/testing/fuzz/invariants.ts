import type { Database } from '../src/engine/database.js'
import { indexRow, type Table } from '../src/engine/storage/table.js'
import { itemSize } from '../src/engine/value/size.js'
import { encodeItem, type WireItem } from '../src/engine/value/wire.js'
import { canonicalJson } from '../src/engine/wire/canonical-json.js'

/** What is wrong inside an engine: indexes that are not what the table makes them, counts that do not add up, streams that do not replay. */
export function brokenInvariants(db: Database): readonly string[] {
  return [...db.tables.values()].flatMap((table) => [...brokenIndexes(table), ...brokenCounts(table), ...brokenStream(db, table)])
}

function brokenIndexes(table: Table): readonly string[] {
  const problems: string[] = []
  for (const index of table.indexes.values()) {
    const expected = new Set<string>()
    for (const row of table.rows) {
      const entry = indexRow(table, index, row)
      if (entry !== undefined) expected.add(canonicalJson([entry.position, encodeItem(entry.item)]))
    }
    const actual = [...index.rows].map((entry) => canonicalJson([entry.position, encodeItem(entry.item)]))
    if (actual.length !== expected.size || actual.some((entry) => !expected.has(entry)))
      problems.push(`index ${index.definition.name} of ${table.name}`)
    if ([...index.rows].reduce((sum, { size }) => sum + size, 0) !== index.bytes) problems.push(`bytes of index ${index.definition.name}`)
  }
  return problems
}

function brokenCounts(table: Table): readonly string[] {
  const rows = [...table.rows]
  const bytes = rows.reduce((sum, { item }) => sum + itemSize(item), 0)
  return bytes === table.bytes && rows.length === table.rows.size ? [] : [`bytes or count of ${table.name}`]
}

/** Putting the images of the stream one after the other gives the table. */
function brokenStream(db: Database, table: Table): readonly string[] {
  const log = table.stream === undefined ? undefined : db.streams.logs.get(table.stream.arn)
  if (log === undefined || log.viewType !== 'NEW_AND_OLD_IMAGES') return []
  const items = new Map<string, WireItem>()
  for (const { record } of log.records) {
    const { Keys, NewImage, OldImage } = record.dynamodb
    const key = canonicalJson(Keys)
    if (canonicalJson(items.get(key)) !== canonicalJson(OldImage)) return [`old image ${record.eventID} of ${table.name}`]
    if (NewImage === undefined) items.delete(key)
    else items.set(key, NewImage)
  }
  const replayed = [...items.values()].map(canonicalJson).sort()
  const stored = [...table.rows].map(({ item }) => canonicalJson(encodeItem(item))).sort()
  return canonicalJson(replayed) === canonicalJson(stored) ? [] : [`stream of ${table.name}`]
}

/** The items of all tables, as text. */
export function contentOf(db: Database): string {
  return canonicalJson(
    [...db.tables.values()].map((table) => [table.name, [...table.rows].map(({ item }) => canonicalJson(encodeItem(item))).sort()]),
  )
}
