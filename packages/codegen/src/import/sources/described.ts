import { type DescribedTable, type LiveIndex, liveTable } from '../../deploy/live-table.js'
import type { Item } from '../../scan/stored-entity.js'
import type { ImportedIndex, ImportedTable } from '../draft.js'

/** What is known of a table beside its definition. */
export interface Beside {
  readonly ttl?: string
  readonly items?: readonly Item[]
  readonly doubts?: readonly string[]
}

const streams = {
  KEYS_ONLY: 'keys-only',
  NEW_IMAGE: 'new-image',
  OLD_IMAGE: 'old-image',
  NEW_AND_OLD_IMAGES: 'new-and-old-images',
} as const

/** A table as DescribeTable and CreateTable define it. */
export function importDescribed(described: DescribedTable, { ttl, items = [], doubts = [] }: Beside = {}): ImportedTable {
  const live = liveTable(described, {})
  const stream = streams[live.stream as keyof typeof streams]
  return {
    name: live.name,
    key: live.key,
    indexes: [
      ...live.globalIndexes.map((index) => importIndex(index, 'global')),
      ...live.localIndexes.map((index) => importIndex(index, 'local')),
    ],
    ...(ttl !== undefined && { ttl }),
    ...(stream !== undefined && { stream }),
    items,
    doubts,
  }
}

function importIndex({ name, key, projection }: LiveIndex, kind: 'global' | 'local'): ImportedIndex {
  return { name, kind, key, projection: projection.type === 'INCLUDE' ? projection.attributes : projection.type === 'ALL' ? 'all' : 'keys' }
}

/** Whether a value is a definition of a table. */
export function isDescribed(value: unknown): value is DescribedTable {
  return typeof value === 'object' && value !== null && 'TableName' in value && 'KeySchema' in value && Array.isArray(value.KeySchema)
}
