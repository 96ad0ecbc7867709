import { keyOf } from './keys.js'
import type { Change } from './storage/change.js'
import type { Table } from './storage/table.js'
import { encodeItem, type WireItem } from './value/wire.js'

/** The size of an item collection, as an estimate between two bounds. */
export interface ItemCollectionMetrics {
  readonly ItemCollectionKey: WireItem
  readonly SizeEstimateRangeGB: readonly [number, number]
}

/** The metrics of the collection a write touched; only tables with local indexes have any. */
export function collectionMetrics(table: Table, { before, after, position }: Change): ItemCollectionMetrics | undefined {
  const item = (after ?? before)?.item
  if (table.collections === undefined || item === undefined) return undefined
  const gigabytes = Math.floor((table.collections.get(position.partition) ?? 0) / 1024 ** 3)
  return {
    ItemCollectionKey: encodeItem(keyOf({ hash: table.keys.hash, range: [] }, item)),
    SizeEstimateRangeGB: [gigabytes, gigabytes + 1],
  }
}
