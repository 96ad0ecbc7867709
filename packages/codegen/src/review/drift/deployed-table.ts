import { type KeySchema, keyloomError } from '@keyloom/core'

/** What of DescribeTable's answer a model says too. */
export interface DeployedTable {
  readonly name: string
  readonly key: KeySchema
  readonly indexes: readonly {
    readonly name: string
    readonly kind: 'global' | 'local'
    readonly key: KeySchema
    readonly projection: string
  }[]
  readonly stream?: string
  readonly mode: 'on-demand' | 'provisioned'
}

interface Described {
  readonly TableName?: string
  readonly AttributeDefinitions?: readonly { readonly AttributeName: string; readonly AttributeType: string }[]
  readonly KeySchema?: readonly KeyElement[]
  readonly GlobalSecondaryIndexes?: readonly DescribedIndex[]
  readonly LocalSecondaryIndexes?: readonly DescribedIndex[]
  readonly StreamSpecification?: { readonly StreamEnabled?: boolean; readonly StreamViewType?: string }
  readonly BillingModeSummary?: { readonly BillingMode?: string }
}

interface KeyElement {
  readonly AttributeName: string
  readonly KeyType: string
}

interface DescribedIndex {
  readonly IndexName: string
  readonly KeySchema: readonly KeyElement[]
  readonly Projection?: { readonly ProjectionType?: string; readonly NonKeyAttributes?: readonly string[] }
}

const types = { S: 'string', N: 'number', B: 'binary' } as const

/** Reads what `aws dynamodb describe-table` prints. Throws `REVIEW.DEPLOYED` where it is something else. */
export function parseDescribeTable(text: string, source: string): DeployedTable {
  const described = parse(text, source)
  const typeOf = (name: string) => {
    const definition = described.AttributeDefinitions?.find(({ AttributeName }) => AttributeName === name)
    return types[(definition?.AttributeType ?? 'S') as keyof typeof types]
  }
  const keyOf = (elements: readonly KeyElement[]): KeySchema => {
    const side = (type: string) =>
      elements.filter(({ KeyType }) => KeyType === type).map(({ AttributeName: name }) => ({ name, type: typeOf(name) }))
    return { partition: side('HASH'), sort: side('RANGE') }
  }
  const indexOf = (kind: 'global' | 'local') => (index: DescribedIndex) => ({
    name: index.IndexName,
    kind,
    key: keyOf(index.KeySchema),
    projection: projectionOf(index),
  })
  const { StreamEnabled, StreamViewType } = described.StreamSpecification ?? {}
  return {
    name: described.TableName ?? '',
    key: keyOf(described.KeySchema ?? []),
    indexes: [
      ...(described.GlobalSecondaryIndexes ?? []).map(indexOf('global')),
      ...(described.LocalSecondaryIndexes ?? []).map(indexOf('local')),
    ],
    mode: described.BillingModeSummary?.BillingMode === 'PAY_PER_REQUEST' ? 'on-demand' : 'provisioned',
    ...(StreamEnabled === true && StreamViewType !== undefined && { stream: StreamViewType.toLowerCase().replaceAll('_', '-') }),
  }
}

function projectionOf({ Projection: { ProjectionType, NonKeyAttributes = [] } = {} }: DescribedIndex): string {
  if (ProjectionType === 'KEYS_ONLY') return 'keys only'
  return ProjectionType === 'INCLUDE' ? [...NonKeyAttributes].sort().join(', ') : 'all attributes'
}

function parse(text: string, source: string): Described {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw keyloomError('REVIEW.DEPLOYED', `${source} is not JSON, so it is no answer of DescribeTable.`, { cause })
  }
  const table = (value as { readonly Table?: Described } | null)?.Table ?? (value as Described | null)
  if (typeof table?.TableName === 'string' && Array.isArray(table.KeySchema)) return table
  throw keyloomError('REVIEW.DEPLOYED', `${source} is no answer of DescribeTable: it has no TableName with a KeySchema.`, {
    fix: 'Write it by `aws dynamodb describe-table --table-name … > table.json`.',
  })
}
