import { describedTable } from '../database.js'
import { defineOperation, type Operation } from '../operation.js'
import { validation } from '../service-error.js'
import * as shapes from '../wire/common-shapes.js'

/** UpdateTimeToLive. It takes effect at once. */
export const updateTimeToLive: Operation = defineOperation(
  {
    TableName: shapes.tableName,
    TimeToLiveSpecification: {
      kind: 'structure',
      required: true,
      fields: { Enabled: { kind: 'boolean', required: true }, AttributeName: { kind: 'string', min: 1, max: 255, required: true } },
    },
  },
  (db, { TableName, TimeToLiveSpecification }) => {
    const { Enabled, AttributeName } = TimeToLiveSpecification
    const table = describedTable(db, TableName)
    if (Enabled && table.ttlAttribute !== undefined) throw validation('TimeToLive is already enabled')
    if (!Enabled && table.ttlAttribute === undefined) throw validation('TimeToLive is already disabled')
    if (!Enabled && table.ttlAttribute !== AttributeName)
      throw validation(`TimeToLive is active on a different AttributeName: current AttributeName is ${table.ttlAttribute}`)
    table.ttlAttribute = Enabled ? AttributeName : undefined
    return { output: { TimeToLiveSpecification: { Enabled, AttributeName } }, capacity: [] }
  },
)

/** DescribeTimeToLive. */
export const describeTimeToLive: Operation = defineOperation({ TableName: shapes.tableName }, (db, { TableName }) => {
  const { ttlAttribute } = describedTable(db, TableName)
  const description =
    ttlAttribute === undefined ? { TimeToLiveStatus: 'DISABLED' } : { TimeToLiveStatus: 'ENABLED', AttributeName: ttlAttribute }
  return { output: { TimeToLiveDescription: description }, capacity: [] }
})
