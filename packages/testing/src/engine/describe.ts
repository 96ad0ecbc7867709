import type { IndexDefinition, KeySchema } from './storage/definition.js'
import { keyAttributes } from './storage/definition.js'
import type { Index, Table } from './storage/table.js'

/** A table as DescribeTable and the table operations show it. */
export function describeTable(table: Table): Record<string, unknown> {
  const indexes = [...table.indexes.values()]
  const local = indexes.filter(({ definition }) => definition.kind === 'local')
  const global = indexes.filter(({ definition }) => definition.kind === 'global')
  const { billingMode, throughput, deletionProtection, tableClass, encryption, onDemand } = table.settings
  return {
    AttributeDefinitions: attributeDefinitions(table),
    TableName: table.name,
    KeySchema: describeKeys(table.keys),
    TableStatus: table.status,
    CreationDateTime: table.createdAt / 1000,
    ProvisionedThroughput: { NumberOfDecreasesToday: 0, ...throughput },
    TableSizeBytes: table.bytes,
    ItemCount: table.rows.size,
    TableArn: table.arn,
    TableId: table.id,
    ...(billingMode === 'PAY_PER_REQUEST'
      ? { BillingModeSummary: { BillingMode: billingMode, LastUpdateToPayPerRequestDateTime: table.createdAt / 1000 } }
      : {}),
    ...(local.length === 0 ? {} : { LocalSecondaryIndexes: local.map((index) => describeIndex(table, index)) }),
    ...(global.length === 0 ? {} : { GlobalSecondaryIndexes: global.map((index) => describeIndex(table, index)) }),
    ...(tableClass === undefined ? {} : { TableClassSummary: { TableClass: tableClass } }),
    ...(encryption === undefined ? {} : { SSEDescription: encryption }),
    ...(onDemand === undefined ? {} : { OnDemandThroughput: onDemand }),
    DeletionProtectionEnabled: deletionProtection,
    ...describeStream(table),
  }
}

function describeStream({ stream }: Table): Record<string, unknown> {
  if (stream === undefined) return {}
  return {
    ...(stream.enabled ? { StreamSpecification: { StreamEnabled: true, StreamViewType: stream.viewType } } : {}),
    LatestStreamLabel: stream.label,
    LatestStreamArn: stream.arn,
  }
}

/** The ARN of an index. */
export function indexArn(table: Table, name: string): string {
  return `${table.arn}/index/${name}`
}

function attributeDefinitions(table: Table): readonly Record<string, string>[] {
  const types = new Map<string, string>()
  const schemas = [table.keys, ...[...table.indexes.values()].map(({ definition }) => definition.keys)]
  for (const schema of schemas) for (const { name, type } of keyAttributes(schema)) types.set(name, type)
  return [...types].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType }))
}

function describeIndex(table: Table, index: Index): Record<string, unknown> {
  const { definition } = index
  return {
    IndexName: definition.name,
    KeySchema: describeKeys(definition.keys),
    Projection: describeProjection(definition),
    ...(definition.kind === 'global'
      ? {
          IndexStatus: index.status,
          ...(index.status === 'CREATING' ? { Backfilling: true } : {}),
          ProvisionedThroughput: {
            NumberOfDecreasesToday: 0,
            ...(definition.throughput ?? { ReadCapacityUnits: 0, WriteCapacityUnits: 0 }),
          },
        }
      : {}),
    IndexSizeBytes: index.bytes,
    ItemCount: index.rows.size,
    IndexArn: indexArn(table, definition.name),
  }
}

/** The wire's form of a key schema. */
export function describeKeys({ hash, range }: KeySchema): readonly Record<string, string>[] {
  return [
    ...hash.map(({ name }) => ({ AttributeName: name, KeyType: 'HASH' })),
    ...range.map(({ name }) => ({ AttributeName: name, KeyType: 'RANGE' })),
  ]
}

function describeProjection({ projection }: IndexDefinition): Record<string, unknown> {
  return {
    ProjectionType: projection.type,
    ...(projection.type === 'INCLUDE' ? { NonKeyAttributes: projection.attributes } : {}),
  }
}
