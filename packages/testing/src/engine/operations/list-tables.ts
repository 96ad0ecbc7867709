import { defineOperation, type Operation } from '../operation.js'
import * as shapes from '../wire/common-shapes.js'

const MAX_NAMES = 100

/** ListTables. */
export const listTables: Operation = defineOperation(
  { ExclusiveStartTableName: shapes.indexName, Limit: { kind: 'integer', min: 1, max: MAX_NAMES } },
  (db, { ExclusiveStartTableName, Limit = MAX_NAMES }) => {
    const names = [...db.tables.keys()].sort().filter((name) => ExclusiveStartTableName === undefined || name > ExclusiveStartTableName)
    const page = names.slice(0, Limit)
    return {
      output: { TableNames: page, ...(names.length > page.length ? { LastEvaluatedTableName: page.at(-1) } : {}) },
      capacity: [],
    }
  },
)
