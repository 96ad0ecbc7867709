import type { JournalEntry } from './journal-file.js'

type Execute = (operation: string, input: unknown) => Readonly<Record<string, unknown>>

/** The operations that make the state an engine has: every table with its settings, then its items. */
export function operationsOfState(execute: Execute): readonly JournalEntry[] {
  return tableNames(execute).flatMap((name) => [...settingsOf(execute, name), ...itemsOf(execute, name)])
}

function tableNames(execute: Execute): readonly string[] {
  const names: string[] = []
  let last: unknown
  do {
    const page = execute('ListTables', last === undefined ? {} : { ExclusiveStartTableName: last })
    names.push(...(page.TableNames as string[]))
    last = page.LastEvaluatedTableName
  } while (last !== undefined)
  return names
}

interface Described {
  readonly [name: string]: unknown
  readonly TableArn: string
  readonly GlobalSecondaryIndexes?: readonly Index[]
  readonly LocalSecondaryIndexes?: readonly Index[]
  readonly BillingModeSummary?: { readonly BillingMode: string }
  readonly ProvisionedThroughput?: Throughput
  readonly TableClassSummary?: { readonly TableClass: string }
  readonly SSEDescription?: { readonly SSEType: string; readonly KMSMasterKeyArn: string }
}
interface Throughput {
  readonly ReadCapacityUnits: number
  readonly WriteCapacityUnits: number
}
interface Index {
  readonly IndexName: string
  readonly KeySchema: unknown
  readonly Projection: unknown
  readonly ProvisionedThroughput?: Throughput
}

function settingsOf(execute: Execute, name: string): readonly JournalEntry[] {
  const table = execute('DescribeTable', { TableName: name }).Table as Described
  const isOnDemand = table.BillingModeSummary?.BillingMode === 'PAY_PER_REQUEST'
  const throughput = (of: Throughput | undefined) =>
    isOnDemand || of === undefined
      ? {}
      : { ProvisionedThroughput: { ReadCapacityUnits: of.ReadCapacityUnits, WriteCapacityUnits: of.WriteCapacityUnits } }
  const index = ({ IndexName, KeySchema, Projection, ProvisionedThroughput }: Index) => ({
    IndexName,
    KeySchema,
    Projection,
    ...throughput(ProvisionedThroughput),
  })
  const local = ({ IndexName, KeySchema, Projection }: Index) => ({ IndexName, KeySchema, Projection })
  const create = {
    TableName: name,
    AttributeDefinitions: table.AttributeDefinitions,
    KeySchema: table.KeySchema,
    BillingMode: isOnDemand ? 'PAY_PER_REQUEST' : 'PROVISIONED',
    ...throughput(table.ProvisionedThroughput),
    ...(table.GlobalSecondaryIndexes && { GlobalSecondaryIndexes: table.GlobalSecondaryIndexes.map(index) }),
    ...(table.LocalSecondaryIndexes && { LocalSecondaryIndexes: table.LocalSecondaryIndexes.map(local) }),
    ...(table.StreamSpecification !== undefined && { StreamSpecification: table.StreamSpecification }),
    ...(table.TableClassSummary && { TableClass: table.TableClassSummary.TableClass }),
    ...(table.SSEDescription && {
      SSESpecification: { Enabled: true, SSEType: table.SSEDescription.SSEType, KMSMasterKeyId: table.SSEDescription.KMSMasterKeyArn },
    }),
    ...(table.OnDemandThroughput !== undefined && { OnDemandThroughput: table.OnDemandThroughput }),
    DeletionProtectionEnabled: table.DeletionProtectionEnabled,
  }
  const ttl = execute('DescribeTimeToLive', { TableName: name }).TimeToLiveDescription as { readonly AttributeName?: string }
  const tags = execute('ListTagsOfResource', { ResourceArn: table.TableArn }).Tags as readonly unknown[] | undefined
  return [
    { operation: 'CreateTable', input: { ...create, ...(tags !== undefined && tags.length > 0 && { Tags: tags }) } },
    ...(ttl.AttributeName === undefined
      ? []
      : [
          {
            operation: 'UpdateTimeToLive',
            input: { TableName: name, TimeToLiveSpecification: { AttributeName: ttl.AttributeName, Enabled: true } },
          },
        ]),
  ]
}

function itemsOf(execute: Execute, name: string): readonly JournalEntry[] {
  const entries: JournalEntry[] = []
  let last: unknown
  do {
    const page = execute('Scan', { TableName: name, ...(last !== undefined && { ExclusiveStartKey: last }) })
    for (const Item of page.Items as readonly unknown[]) entries.push({ operation: 'PutItem', input: { TableName: name, Item } })
    last = page.LastEvaluatedKey
  } while (last !== undefined)
  return entries
}
