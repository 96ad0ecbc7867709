import { tableNameOf } from '../database.js'
import { defineOperation, type Operation } from '../operation.js'
import * as shapes from '../wire/common-shapes.js'

const MAX_STREAMS = 100

/** ListStreams. */
export const listStreams: Operation = defineOperation(
  {
    TableName: { kind: 'string', min: 1, max: 1024 },
    ExclusiveStartStreamArn: shapes.text,
    Limit: { kind: 'integer', min: 1, max: MAX_STREAMS },
  },
  (db, { TableName, ExclusiveStartStreamArn, Limit = MAX_STREAMS }) => {
    const logs = [...db.streams.logs.values()]
      .filter((log) => TableName === undefined || log.tableName === tableNameOf(TableName))
      .sort((a, b) => (a.arn < b.arn ? -1 : 1))
      .filter(({ arn }) => ExclusiveStartStreamArn === undefined || arn > ExclusiveStartStreamArn)
    const page = logs.slice(0, Limit)
    return {
      output: {
        Streams: page.map(({ arn, label, tableName }) => ({ StreamArn: arn, StreamLabel: label, TableName: tableName })),
        ...(logs.length > page.length ? { LastEvaluatedStreamArn: page.at(-1)?.arn } : {}),
      },
      capacity: [],
    }
  },
)
