import type { CapacityModel, IndexModel, KeyAttribute, KeySchema, TableModel } from '@keyloom/core'
import { copiedAttributes } from '../emit/keys/held-attributes.js'

/** A table as it is to be deployed, in plain data: every format prints this. */
export interface TableDescription {
  /** The name in the schema. */
  readonly name: string
  readonly key: KeySchema
  /** Every attribute of a key of the table or of an index, once. */
  readonly attributes: readonly KeyAttribute[]
  readonly globalIndexes: readonly IndexDescription[]
  readonly localIndexes: readonly IndexDescription[]
  readonly capacity: CapacityModel
  /** The attribute with the time of expiry. */
  readonly ttl?: string
  readonly stream?: 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES'
  /** A delete of the table is refused. */
  readonly isProtected: boolean
  /** It can be restored to a point in time. */
  readonly isRecoverable: boolean
  /** It stays where it is taken out of the infrastructure code. */
  readonly isRetained: boolean
  readonly isInfrequent: boolean
  /** By a key that AWS manages in the account, not by one that it owns. */
  readonly hasManagedKey: boolean
}

export interface IndexDescription {
  readonly name: string
  readonly key: KeySchema
  /** With what every reader of the index needs besides what the schema names: the discriminator and the time of expiry. */
  readonly projection: ProjectionDescription
  /** Of a global index, where it is not that of the table. */
  readonly capacity?: CapacityModel
}

export type ProjectionDescription =
  | { readonly type: 'ALL' | 'KEYS_ONLY' }
  | { readonly type: 'INCLUDE'; readonly attributes: readonly string[] }

export function describeTable(table: TableModel): TableDescription {
  const indexes = (kind: IndexModel['kind']) =>
    table.indexes
      .filter((index) => index.kind === kind)
      .map((index) => ({
        name: index.name,
        key: index.key,
        projection: projection(index, table),
        ...(index.capacity !== undefined && { capacity: index.capacity }),
      }))
  const { deployment = {} } = table
  const keys = [table.key, ...table.indexes.map((index) => index.key)].flatMap(({ partition, sort }) => [...partition, ...sort])
  return {
    name: table.name,
    key: table.key,
    attributes: [...new Map(keys.map((attribute) => [attribute.name, attribute])).values()],
    globalIndexes: indexes('global'),
    localIndexes: indexes('local'),
    capacity: table.capacity,
    ...(table.ttl !== undefined && { ttl: table.ttl }),
    ...(table.stream !== undefined && { stream: streamViews[table.stream] }),
    isProtected: deployment.deletionProtection !== false,
    isRecoverable: deployment.pointInTimeRecovery !== false,
    isRetained: deployment.onRemoval !== 'destroy',
    isInfrequent: deployment.tableClass === 'infrequent-access',
    hasManagedKey: deployment.encryption === 'aws-managed',
  }
}

const streamViews = {
  'keys-only': 'KEYS_ONLY',
  'new-image': 'NEW_IMAGE',
  'old-image': 'OLD_IMAGE',
  'new-and-old-images': 'NEW_AND_OLD_IMAGES',
} as const

function projection(index: IndexModel, table: TableModel): ProjectionDescription {
  if (index.projection.kind === 'all') return { type: 'ALL' }
  const attributes = copiedAttributes(index, table)
  return attributes.length === 0 ? { type: 'KEYS_ONLY' } : { type: 'INCLUDE', attributes }
}
