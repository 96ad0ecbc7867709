import type { Database } from '../database.js'
import { describeTable } from '../describe.js'
import { defineOperation, type Operation } from '../operation.js'
import { invalidParameters, serviceError, validation } from '../service-error.js'
import { createIndex, emptyRows, type Table } from '../storage/table.js'
import { readEncryption } from '../table-encryption.js'
import {
  checkAllDefinitionsUsed,
  checkIndexesTogether,
  readAttributeTypes,
  readGlobalIndex,
  readLocalIndexes,
  readSimpleKeys,
} from '../table-input.js'
import { readStream } from '../table-stream.js'
import * as shapes from '../wire/common-shapes.js'
import type { StructureOf } from '../wire/shape.js'
import * as tableShapes from '../wire/table-shapes.js'

const fields = {
  TableName: { ...shapes.newName, whenMissing: "The parameter 'TableName' is required but was not present in the request" },
  AttributeDefinitions: { ...tableShapes.attributeDefinitions, required: true },
  KeySchema: tableShapes.keySchema,
  BillingMode: tableShapes.billingMode,
  ProvisionedThroughput: tableShapes.throughput,
  GlobalSecondaryIndexes: { kind: 'list', of: tableShapes.index, min: 1 },
  LocalSecondaryIndexes: { kind: 'list', of: tableShapes.index, min: 1 },
  StreamSpecification: tableShapes.streamSpecification,
  SSESpecification: tableShapes.encryption,
  OnDemandThroughput: tableShapes.onDemandThroughput,
  Tags: tableShapes.tags,
  TableClass: tableShapes.tableClass,
  DeletionProtectionEnabled: shapes.flag,
} as const

/** CreateTable. The answer says CREATING, as the service's does, and the table can be used at once. */
export const createTable: Operation = defineOperation(fields, (db, input) => {
  const table = readTable(db, input)
  if (db.tables.has(table.name)) throw serviceError('ResourceInUseException', `Table already exists: ${table.name}`)
  db.tables.set(table.name, table)
  db.streams.open(table)
  return { output: { TableDescription: { ...describeTable(table), TableStatus: 'CREATING' } }, capacity: [] }
})

function readTable(db: Database, input: StructureOf<typeof fields>): Table {
  const { limits } = db
  const billingMode = input.BillingMode ?? 'PROVISIONED'
  const provisioned = billingMode === 'PROVISIONED'
  if (provisioned && input.ProvisionedThroughput === undefined)
    throw invalidParameters('ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED')
  if (!provisioned && input.ProvisionedThroughput !== undefined)
    throw invalidParameters('Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST')
  const types = readAttributeTypes(input.AttributeDefinitions)
  const keys = readSimpleKeys(input.KeySchema, types)
  const local = readLocalIndexes(input.LocalSecondaryIndexes ?? [], keys, types, limits)
  const global = (input.GlobalSecondaryIndexes ?? []).map((index) => readGlobalIndex(index, types, limits, provisioned))
  const indexes = [...local, ...global]
  checkIndexesTogether(indexes, limits)
  checkAllDefinitionsUsed(types, [keys, ...indexes.map((index) => index.keys)])
  if ((input.Tags?.length ?? 0) > limits.tagsPerResource) throw validation('Too many tags')
  const arn = `arn:aws:dynamodb:${db.region}:${db.accountId}:table/${input.TableName}`
  return {
    name: input.TableName,
    arn,
    id: db.newId(),
    createdAt: db.now(),
    keys,
    rows: emptyRows(),
    replica: undefined,
    indexes: new Map(indexes.map((definition) => [definition.name, createIndex(definition, 'ACTIVE')])),
    settings: {
      billingMode,
      throughput: input.ProvisionedThroughput ?? { ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
      deletionProtection: input.DeletionProtectionEnabled ?? false,
      tableClass: input.TableClass,
      encryption: readEncryption(db, input.SSESpecification),
      onDemand: input.OnDemandThroughput,
    },
    tags: new Map(input.Tags?.map(({ Key, Value }) => [Key, Value])),
    collections: local.length === 0 ? undefined : new Map(),
    status: 'ACTIVE',
    bytes: 0,
    stream: readStream(db, arn, input.StreamSpecification),
    ttlAttribute: undefined,
  }
}
