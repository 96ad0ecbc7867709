import { type Database, findTable } from './database.js'
import { validation } from './service-error.js'
import type { Index, Table } from './storage/table.js'

/** The table a Query or Scan reads, and the index if it names one. */
export interface ReadSource {
  readonly table: Table
  readonly index: Index | undefined
}

/** Finds them; refuses an index that cannot be read, and consistent reads of a global one. */
export function readSource(
  db: Database,
  input: { readonly TableName: string; readonly IndexName?: string | undefined; readonly ConsistentRead?: boolean | undefined },
): ReadSource {
  const table = findTable(db, input.TableName)
  if (input.IndexName === undefined) return { table, index: undefined }
  const index = table.indexes.get(input.IndexName)
  if (index === undefined) throw validation(`The table does not have the specified index: ${input.IndexName}`)
  if (index.status === 'CREATING') throw validation(`Cannot read from backfilling global secondary index: ${input.IndexName}`)
  if (index.definition.kind === 'global' && input.ConsistentRead === true)
    throw validation('Consistent reads are not supported on global secondary indexes')
  return { table, index }
}
