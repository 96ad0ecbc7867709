import type { TableDescription } from '../table-description.js'
import { type TableProperties, tableProperties } from './table-properties.js'

/** The input of CreateTable. */
export interface CreateTableInput extends TableProperties {
  readonly TableName: string
  readonly StreamSpecification?: { readonly StreamEnabled: true; readonly StreamViewType: NonNullable<TableDescription['stream']> }
  readonly SSESpecification?: { readonly Enabled: true }
  readonly DeletionProtectionEnabled: boolean
}

/** What creates the table under a name. Its time to live and its recovery are calls of their own, for when it is active. */
export function createTableInput(table: TableDescription, name: string = table.name): CreateTableInput {
  return {
    TableName: name,
    ...tableProperties(table),
    ...(table.stream !== undefined && { StreamSpecification: { StreamEnabled: true, StreamViewType: table.stream } }),
    ...(table.hasManagedKey && { SSESpecification: { Enabled: true as const } }),
    DeletionProtectionEnabled: table.isProtected,
  }
}
