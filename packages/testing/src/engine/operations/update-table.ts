import { describedTable } from '../database.js'
import { describeTable } from '../describe.js'
import { defineOperation, type Operation } from '../operation.js'
import { validation } from '../service-error.js'
import type { Throughput } from '../storage/definition.js'
import type { Table } from '../storage/table.js'
import { readEncryption } from '../table-encryption.js'
import { changeIndexes, readIndexChanges } from '../table-indexes.js'
import { readStreamChange } from '../table-stream.js'
import * as shapes from '../wire/common-shapes.js'
import * as tableShapes from '../wire/table-shapes.js'

/** UpdateTable. */
export const updateTable: Operation = defineOperation(
  {
    TableName: shapes.tableName,
    AttributeDefinitions: tableShapes.attributeDefinitions,
    BillingMode: tableShapes.billingMode,
    ProvisionedThroughput: tableShapes.throughput,
    GlobalSecondaryIndexUpdates: {
      kind: 'list',
      of: {
        kind: 'structure',
        fields: {
          Create: tableShapes.index,
          Delete: { kind: 'structure', fields: { IndexName: { ...shapes.indexName, required: true } } },
          Update: {
            kind: 'structure',
            fields: {
              IndexName: { ...shapes.indexName, required: true },
              ProvisionedThroughput: { ...tableShapes.throughput, required: true },
            },
          },
        },
      },
    },
    StreamSpecification: tableShapes.streamSpecification,
    SSESpecification: tableShapes.encryption,
    OnDemandThroughput: tableShapes.onDemandThroughput,
    ReplicaUpdates: shapes.opaque,
    TableClass: tableShapes.tableClass,
    DeletionProtectionEnabled: shapes.flag,
  },
  (db, input) => {
    const { TableName, AttributeDefinitions, ...changes } = input
    if (changes.ReplicaUpdates !== undefined) throw validation('Global tables are not supported by this engine')
    if (Object.values(changes).every((change) => change === undefined) || changes.GlobalSecondaryIndexUpdates?.length === 0)
      throw validation(
        'At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required',
      )
    const table = describedTable(db, TableName)
    const billingMode = input.BillingMode ?? table.settings.billingMode
    if (billingMode === 'PAY_PER_REQUEST' && input.ProvisionedThroughput !== undefined)
      throw validation(
        'One or more parameter values were invalid: Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST',
      )
    if (input.BillingMode === 'PROVISIONED' && table.settings.billingMode !== 'PROVISIONED' && input.ProvisionedThroughput === undefined)
      throw validation(
        'One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED',
      )
    refuseSameThroughput(table, billingMode, input.ProvisionedThroughput)
    const indexChanges = readIndexChanges(db, table, input.GlobalSecondaryIndexUpdates ?? [], AttributeDefinitions, billingMode)
    const stream = readStreamChange(db, table, input.StreamSpecification)
    const { settings } = table
    settings.billingMode = billingMode
    if (billingMode === 'PAY_PER_REQUEST') settings.throughput = { ReadCapacityUnits: 0, WriteCapacityUnits: 0 }
    if (input.ProvisionedThroughput !== undefined) settings.throughput = input.ProvisionedThroughput
    if (input.DeletionProtectionEnabled !== undefined) settings.deletionProtection = input.DeletionProtectionEnabled
    if (input.TableClass !== undefined) settings.tableClass = input.TableClass
    if (input.OnDemandThroughput !== undefined) settings.onDemand = input.OnDemandThroughput
    if (input.SSESpecification !== undefined) settings.encryption = readEncryption(db, input.SSESpecification)
    if (stream?.enabled !== true) db.streams.close(table)
    table.stream = stream
    db.streams.open(table)
    changeIndexes(db, table, indexChanges)
    return { output: { TableDescription: describeTable(table) }, capacity: [] }
  },
)

/** The service takes no update of the reserved capacity to what it is already. */
function refuseSameThroughput({ settings }: Table, billingMode: string, next: Throughput | undefined): void {
  const { ReadCapacityUnits, WriteCapacityUnits } = settings.throughput
  if (next === undefined || billingMode !== 'PROVISIONED' || settings.billingMode !== 'PROVISIONED') return
  if (next.ReadCapacityUnits !== ReadCapacityUnits || next.WriteCapacityUnits !== WriteCapacityUnits) return
  throw validation(
    `The provisioned throughput for the table will not change. The requested value equals the current value. Current ReadCapacityUnits provisioned for the table: ${ReadCapacityUnits}. Requested ReadCapacityUnits: ${ReadCapacityUnits}. Current WriteCapacityUnits provisioned for the table: ${WriteCapacityUnits}. Requested WriteCapacityUnits: ${WriteCapacityUnits}.`,
  )
}
