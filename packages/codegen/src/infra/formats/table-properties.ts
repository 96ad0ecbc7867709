import type { CapacityModel, KeySchema, KeyType } from '@keyloom/core'
import type { IndexDescription, TableDescription } from '../table-description.js'

/** What CreateTable and CloudFormation both say of a table, in the same words. */
export interface TableProperties {
  readonly AttributeDefinitions: readonly { readonly AttributeName: string; readonly AttributeType: 'S' | 'N' | 'B' }[]
  readonly KeySchema: readonly KeyElement[]
  readonly GlobalSecondaryIndexes?: readonly IndexProperties[]
  readonly LocalSecondaryIndexes?: readonly IndexProperties[]
  readonly BillingMode: 'PAY_PER_REQUEST' | 'PROVISIONED'
  readonly ProvisionedThroughput?: Throughput
  readonly TableClass?: 'STANDARD_INFREQUENT_ACCESS'
}

export interface KeyElement {
  readonly AttributeName: string
  readonly KeyType: 'HASH' | 'RANGE'
}

export interface IndexProperties {
  readonly IndexName: string
  readonly KeySchema: readonly KeyElement[]
  readonly Projection: { readonly ProjectionType: 'ALL' | 'KEYS_ONLY' | 'INCLUDE'; readonly NonKeyAttributes?: readonly string[] }
  readonly ProvisionedThroughput?: Throughput
}

interface Throughput {
  readonly ReadCapacityUnits: number
  readonly WriteCapacityUnits: number
}

export function tableProperties(table: TableDescription): TableProperties {
  const { attributes, key, globalIndexes, localIndexes, capacity } = table
  return {
    AttributeDefinitions: attributes.map(({ name, type }) => ({ AttributeName: name, AttributeType: scalarTypes[type] })),
    KeySchema: keyElements(key),
    ...(globalIndexes.length > 0 && { GlobalSecondaryIndexes: globalIndexes.map((index) => globalIndexProperties(index, capacity)) }),
    ...(localIndexes.length > 0 && { LocalSecondaryIndexes: localIndexes.map(indexProperties) }),
    BillingMode: capacity.mode === 'on-demand' ? 'PAY_PER_REQUEST' : 'PROVISIONED',
    ...throughput(capacity),
    ...(table.isInfrequent && { TableClass: 'STANDARD_INFREQUENT_ACCESS' as const }),
  }
}

export function globalIndexProperties(index: IndexDescription, capacity: CapacityModel): IndexProperties {
  return { ...indexProperties(index), ...throughput(index.capacity ?? capacity) }
}

function indexProperties({ name, key, projection }: IndexDescription): IndexProperties {
  const copied = projection.type === 'INCLUDE' && { NonKeyAttributes: projection.attributes }
  return { IndexName: name, KeySchema: keyElements(key), Projection: { ProjectionType: projection.type, ...copied } }
}

export const scalarTypes: Readonly<Record<KeyType, 'S' | 'N' | 'B'>> = { string: 'S', number: 'N', binary: 'B' }

function keyElements({ partition, sort }: KeySchema): KeyElement[] {
  return [
    ...partition.map(({ name }) => ({ AttributeName: name, KeyType: 'HASH' as const })),
    ...sort.map(({ name }) => ({ AttributeName: name, KeyType: 'RANGE' as const })),
  ]
}

/** The least that auto-scaling goes down to, which a table starts with. */
function throughput(capacity: CapacityModel): { readonly ProvisionedThroughput?: Throughput } {
  if (capacity.mode === 'on-demand') return {}
  return { ProvisionedThroughput: { ReadCapacityUnits: capacity.read.min, WriteCapacityUnits: capacity.write.min } }
}
