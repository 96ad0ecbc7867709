import type { KeySchema, KeyType } from '@keyloom/core'
import type { ProjectionDescription } from '../infra/table-description.js'
import type { DeployRequest } from './deploy-step.js'

/** A table as it is deployed, in the words of `TableDescription`. */
export interface LiveTable {
  readonly name: string
  /** `ACTIVE`, `UPDATING`, `DELETING` …, as DescribeTable gives it. */
  readonly status: string
  readonly key: KeySchema
  readonly globalIndexes: readonly LiveIndex[]
  readonly localIndexes: readonly LiveIndex[]
  readonly capacity: 'on-demand' | 'provisioned'
  readonly stream?: string
  readonly isProtected: boolean
  readonly isInfrequent: boolean
  /** Encrypted by a key of the account, AWS's or the customer's. */
  readonly hasManagedKey: boolean
  readonly ttl?: string
  /** Items still expire by an attribute that was turned off: for up to an hour none can be turned on. */
  readonly isTtlEnding?: true
  /** Absent where the server knows nothing of it, as DynamoDB Local. */
  readonly isRecoverable?: boolean
}

export interface LiveIndex {
  readonly name: string
  readonly key: KeySchema
  readonly projection: ProjectionDescription
  /** `ACTIVE`, `CREATING`, `DELETING` …; a local index has none. */
  readonly status?: string
}

/** What is read of DescribeTable's answer; the SDK has all of it optional. */
export interface DescribedTable {
  readonly TableName?: string | undefined
  readonly TableStatus?: string | undefined
  readonly AttributeDefinitions?:
    | readonly { readonly AttributeName: string | undefined; readonly AttributeType: string | undefined }[]
    | undefined
  readonly KeySchema?: readonly KeyElement[] | undefined
  readonly GlobalSecondaryIndexes?: readonly DescribedIndex[] | undefined
  readonly LocalSecondaryIndexes?: readonly DescribedIndex[] | undefined
  readonly BillingModeSummary?: { readonly BillingMode?: string | undefined } | undefined
  readonly StreamSpecification?: { readonly StreamEnabled: boolean | undefined; readonly StreamViewType?: string | undefined } | undefined
  readonly DeletionProtectionEnabled?: boolean | undefined
  readonly TableClassSummary?: { readonly TableClass?: string | undefined } | undefined
  readonly SSEDescription?: { readonly Status?: string | undefined } | undefined
}

interface KeyElement {
  readonly AttributeName: string | undefined
  readonly KeyType: string | undefined
}

interface DescribedIndex {
  readonly IndexName?: string | undefined
  readonly IndexStatus?: string | undefined
  readonly KeySchema?: readonly KeyElement[] | undefined
  readonly Projection?:
    | { readonly ProjectionType?: string | undefined; readonly NonKeyAttributes?: readonly string[] | undefined }
    | undefined
}

const types: Readonly<Record<string, KeyType>> = { S: 'string', N: 'number', B: 'binary' }

export function liveTable(described: DescribedTable, more: Pick<LiveTable, 'ttl' | 'isTtlEnding' | 'isRecoverable'>): LiveTable {
  const typeOf = (name: string) =>
    types[described.AttributeDefinitions?.find((one) => one.AttributeName === name)?.AttributeType ?? ''] ?? 'string'
  const keyOf = (elements: readonly KeyElement[] = []): KeySchema => {
    const side = (kind: string) =>
      elements.filter(({ KeyType }) => KeyType === kind).map(({ AttributeName: name = '' }) => ({ name, type: typeOf(name) }))
    return { partition: side('HASH'), sort: side('RANGE') }
  }
  const indexOf = ({ IndexName = '', IndexStatus, KeySchema, Projection }: DescribedIndex): LiveIndex => ({
    name: IndexName,
    key: keyOf(KeySchema),
    projection: projectionOf(Projection),
    ...(IndexStatus !== undefined && { status: IndexStatus }),
  })
  const { StreamEnabled, StreamViewType } = described.StreamSpecification ?? {}
  return {
    name: described.TableName ?? '',
    status: described.TableStatus ?? 'ACTIVE',
    key: keyOf(described.KeySchema),
    globalIndexes: (described.GlobalSecondaryIndexes ?? []).map(indexOf),
    localIndexes: (described.LocalSecondaryIndexes ?? []).map(indexOf),
    capacity: described.BillingModeSummary?.BillingMode === 'PAY_PER_REQUEST' ? 'on-demand' : 'provisioned',
    ...(StreamEnabled === true && StreamViewType !== undefined && { stream: StreamViewType }),
    isProtected: described.DeletionProtectionEnabled === true,
    isInfrequent: described.TableClassSummary?.TableClass === 'STANDARD_INFREQUENT_ACCESS',
    hasManagedKey: ['ENABLED', 'ENABLING', 'UPDATING'].includes(described.SSEDescription?.Status ?? ''),
    ...more,
  }
}

function projectionOf({ ProjectionType, NonKeyAttributes = [] }: NonNullable<DescribedIndex['Projection']> = {}): ProjectionDescription {
  if (ProjectionType === 'INCLUDE') return { type: 'INCLUDE', attributes: [...NonKeyAttributes] }
  return { type: ProjectionType === 'KEYS_ONLY' ? 'KEYS_ONLY' : 'ALL' }
}

/** States that a table leaves by itself, beside `ACTIVE`. */
const passing = ['CREATING', 'UPDATING']

/** Whether a table takes changes, now or soon. */
export function isUsable({ status }: Pick<LiveTable, 'status'>): boolean {
  return status === 'ACTIVE' || passing.includes(status)
}

/** What keeps a table from taking the next change for a while: `gsi1 is CREATING`. */
export function notReady({ name, status, globalIndexes, isTtlEnding }: LiveTable, next: DeployRequest | undefined): string[] {
  const table = passing.includes(status) ? [`${name} is ${status}`] : []
  const indexes = globalIndexes.filter((index) => index.status !== 'ACTIVE').map((index) => `${index.name} is ${index.status}`)
  const ttl = isTtlEnding === true && next?.operation === 'UpdateTimeToLive' ? [`the time to live of ${name} is DISABLING`] : []
  return [...table, ...indexes, ...ttl]
}
