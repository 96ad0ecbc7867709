import type { EntityModel, IndexModel, Membership, Model, Plan, TableModel } from '@keyloom/core'
import { partAttributes } from '../compare/key-tokens.js'
import { entryBytes, itemBytes } from './item-bytes.js'

/** Items that a page is taken to have where a pattern does not limit them. */
const PAGE_ITEMS = 25
/** What a Scan reads at once. */
const SCAN_BYTES = 1024 * 1024

/** Write units of creating one item: the table, and each index that the item is in. */
export function createUnits(entity: EntityModel, table: TableModel): number {
  return entries(entity, table).reduce(
    (sum, { index }) => sum + writeUnits(entryBytes(entity, table, index)),
    writeUnits(itemBytes(entity, table)),
  )
}

/**
 * Write units of an update that changes all it can: an entry whose key changes is deleted and put again.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes
 */
export function updateUnits(entity: EntityModel, table: TableModel): number {
  const fixed = new Set([...partAttributes(entity.key.partition), ...partAttributes(entity.key.sort)])
  return entries(entity, table).reduce(
    (sum, { index, membership }) => {
      const isFixed = keyAttributes(membership).every((name) => fixed.has(name))
      return sum + writeUnits(entryBytes(entity, table, index)) * (isFixed ? 1 : 2)
    },
    writeUnits(itemBytes(entity, table)),
  )
}

function entries(entity: EntityModel, table: TableModel): { readonly index: IndexModel; readonly membership: Membership }[] {
  return entity.indexes.flatMap((membership) =>
    table.indexes.filter(({ name }) => name === membership.index).map((index) => ({ index, membership })),
  )
}

/** What decides on the key of an entry, and on whether there is one. */
function keyAttributes({ variants }: Membership): string[] {
  return variants.flatMap(({ when, partition, sort }) => [
    ...when.map(({ attribute }) => attribute),
    ...[...partition, ...sort].flatMap(partAttributes),
  ])
}

function writeUnits(bytes: number): number {
  return Math.ceil(bytes / 1024)
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
