import type { Database } from './database.js'
import { checkIndexValue } from './keys.js'
import { invalidParameters, serviceError, validation } from './service-error.js'
import type { IndexDefinition, Throughput } from './storage/definition.js'
import { keyAttributes } from './storage/definition.js'
import { createIndex, type Index, indexRow, type Table } from './storage/table.js'
import { type AttributeDefinitionInput, checkIndexesTogether, type IndexInput, readAttributeTypes, readGlobalIndex } from './table-input.js'
import type { KeyType } from './value/value.js'

/** A change of a table's global indexes, read and checked. */
export type IndexLifecycleChange =
  | { readonly kind: 'create'; readonly definition: IndexDefinition }
  | { readonly kind: 'delete'; readonly name: string }
  | { readonly kind: 'update'; readonly name: string; readonly throughput: Throughput }

/** A change of a table's global indexes as a request gives it. */
export interface IndexChangeInput {
  readonly Create?: IndexInput | undefined
  readonly Delete?: { readonly IndexName: string } | undefined
  readonly Update?: { readonly IndexName: string; readonly ProvisionedThroughput: Throughput } | undefined
}

/** Reads index changes; the service makes or removes one index at a time. */
export function readIndexChanges(
  db: Database,
  table: Table,
  inputs: readonly IndexChangeInput[],
  definitions: readonly AttributeDefinitionInput[] | undefined,
  billingMode: string,
): readonly IndexLifecycleChange[] {
  const changes = inputs.map((input) => readChange(db, table, input, definitions, billingMode))
  if (changes.filter(({ kind }) => kind !== 'update').length > 1)
    throw serviceError(
      'LimitExceededException',
      'Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table',
    )
  if (changes.some(({ kind }) => kind !== 'update') && [...table.indexes.values()].some(({ status }) => status !== 'ACTIVE'))
    throw serviceError(
      'ResourceInUseException',
      `Attempt to change a resource which is still in use: Table is being updated: ${table.name}`,
    )
  return changes
}

/** Makes the changes. A new index is filled at once and can be read once the clock has passed its creation. */
export function changeIndexes(db: Database, table: Table, changes: readonly IndexLifecycleChange[]): void {
  for (const change of changes) {
    if (change.kind === 'delete') table.indexes.delete(change.name)
    else if (change.kind === 'update') {
      const index = table.indexes.get(change.name)!
      index.definition = { ...index.definition, throughput: change.throughput }
    } else addIndex(db, table, change.definition)
  }
}

function addIndex(db: Database, table: Table, definition: IndexDefinition): void {
  const index = createIndex(definition, 'CREATING')
  for (const row of table.rows) backfill(db, table, index, row)
  table.indexes.set(definition.name, index)
  table.status = 'UPDATING'
  db.schedule(db.indexCreationMs, () => {
    index.status = 'ACTIVE'
    table.status = 'ACTIVE'
  })
}

/** Items whose attributes cannot be keys of the new index are left out of it; only later writes of such items are refused. */
function backfill(db: Database, table: Table, index: Index, row: Parameters<typeof indexRow>[2]): void {
  const keys = keyAttributes(index.definition.keys)
  if (keys.some((attribute) => !checkIndexValue(attribute, index.definition.keys, row.item.get(attribute.name), db.limits))) return
  const entry = indexRow(table, index, row)
  if (entry === undefined) return
  index.rows.set(entry)
  index.bytes += entry.size
}

function readChange(
  db: Database,
  table: Table,
  { Create, Delete, Update }: IndexChangeInput,
  definitions: readonly AttributeDefinitionInput[] | undefined,
  billingMode: string,
): IndexLifecycleChange {
  if ([Create, Delete, Update].filter((each) => each !== undefined).length !== 1)
    throw invalidParameters('One and only one of Create, Update or Delete is required in each GlobalSecondaryIndexUpdate')
  if (Create !== undefined) {
    const types = new Map<string, KeyType>(readAttributeTypes(definitions ?? []))
    for (const { name, type } of keyAttributes(table.keys)) if (!types.has(name)) types.set(name, type)
    const definition = readGlobalIndex(Create, types, db.limits, billingMode === 'PROVISIONED')
    if (table.indexes.has(definition.name)) throw validation(`Attempting to create an index which already exists: ${definition.name}`)
    checkIndexesTogether([...[...table.indexes.values()].map((index) => index.definition), definition], db.limits)
    return { kind: 'create', definition }
  }
  const name = (Delete ?? Update)!.IndexName
  const index = table.indexes.get(name)
  if (index === undefined || index.definition.kind === 'local')
    throw serviceError('ResourceNotFoundException', `Requested resource not found: Table: ${table.name}, Index: ${name}`)
  if (Update !== undefined) {
    if (billingMode === 'PAY_PER_REQUEST')
      throw invalidParameters('Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST')
    return { kind: 'update', name, throughput: Update.ProvisionedThroughput }
  }
  return { kind: 'delete', name }
}
