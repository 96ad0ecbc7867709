import { describedTable } from '../database.js'
import { describeTable as describe } from '../describe.js'
import { defineOperation, type Operation } from '../operation.js'
import * as shapes from '../wire/common-shapes.js'

/** DescribeTable. */
export const describeTable: Operation = defineOperation({ TableName: shapes.tableName }, (db, { TableName }) => ({
  output: { Table: describe(describedTable(db, TableName)) },
  capacity: [],
}))
