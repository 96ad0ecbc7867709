import type { EntityModel, Model, Plan, TableModel } from '@keyloom/core'
import { entryBytes, itemBytes } from './item-bytes.js'

/** Items that a page is taken to have where a pattern does not limit them. */
const PAGE_ITEMS = 25
/** What a Scan reads at once. */
const SCAN_BYTES = 1024 * 1024

/** Write units of creating one item: the table, and each index that the item is in. */
export function createUnits(entity: EntityModel, table: TableModel): number {
  const entries = entity.indexes.flatMap(({ index }) => table.indexes.filter(({ name }) => name === index))
  const bytes = [itemBytes(entity, table), ...entries.map((index) => entryBytes(entity, table, index))]
  return bytes.reduce((sum, size) => sum + Math.ceil(size / 1024), 0)
}

/** Read units of one call, or of its first page: of a query, the bytes of all items together. */
export function readUnits(plan: Plan, model: Model): number {
  const table = model.tables.find(({ name }) => name === plan.table)
  if (table === undefined) return 0
  const index = plan.kind === 'get' ? undefined : table.indexes.find(({ name }) => name === plan.index)
  const sizes = entitiesOf(plan, model).map((entity) => (index === undefined ? itemBytes(entity, table) : entryBytes(entity, table, index)))
  const bytes = Math.max(0, ...sizes)
  const perUnit = plan.kind !== 'scan' && plan.consistent ? 4096 : 8192
  if (plan.kind === 'get') return Math.ceil(bytes / 4096) * (4096 / perUnit)
  if (plan.kind === 'scan') return Math.ceil(SCAN_BYTES / perUnit)
  const items = plan.result.kind === 'one' ? 1 : (plan.result.limit ?? PAGE_ITEMS)
  const queries = plan.fanOut?.values.length ?? 1
  // Rounded up to half a unit where the read is eventually consistent.
  const page = Math.ceil((items * bytes) / 4096) * (4096 / perUnit)
  return page * queries + (plan.hydrate === true ? items * Math.ceil(bytes / 4096) * 0.5 : 0)
}

function entitiesOf({ result }: Plan, model: Model): EntityModel[] {
  const names = result.kind === 'collection' ? result.members.map(({ entity }) => entity) : [result.entity]
  return model.entities.filter(({ name }) => names.includes(name))
}
