import { describedTable } from '../database.js'
import { describeTable } from '../describe.js'
import { defineOperation, type Operation } from '../operation.js'
import { validation } from '../service-error.js'
import * as shapes from '../wire/common-shapes.js'

/** DeleteTable. The table is gone at once. */
export const deleteTable: Operation = defineOperation({ TableName: shapes.tableName }, (db, { TableName }) => {
  const table = describedTable(db, TableName)
  if (table.settings.deletionProtection) {
    throw validation(
      `Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first: Table: ${table.name}`,
    )
  }
  db.tables.delete(table.name)
  db.streams.close(table)
  table.status = 'DELETING'
  return { output: { TableDescription: describeTable(table) }, capacity: [] }
})
