import { findStream } from '../database.js'
import { describeKeys } from '../describe.js'
import { defineOperation, type Operation } from '../operation.js'
import { sequenceText } from '../streams/stream-log.js'
import * as shapes from '../wire/common-shapes.js'
import { streamArn } from '../wire/common-shapes.js'

/** DescribeStream. A stream has one shard. */
export const describeStream: Operation = defineOperation(
  { StreamArn: streamArn, Limit: { kind: 'integer', min: 1, max: 100 }, ExclusiveStartShardId: shapes.text },
  (db, { StreamArn, ExclusiveStartShardId }) => {
    const log = findStream(db, StreamArn)
    const last = log.records.at(-1)?.sequence ?? log.firstSequence
    const range = {
      StartingSequenceNumber: sequenceText(log.firstSequence),
      ...(log.closed ? { EndingSequenceNumber: sequenceText(last) } : {}),
    }
    const shards = ExclusiveStartShardId === undefined || ExclusiveStartShardId < log.shardId
    return {
      output: {
        StreamDescription: {
          StreamArn: log.arn,
          StreamLabel: log.label,
          StreamStatus: log.closed ? 'DISABLED' : 'ENABLED',
          StreamViewType: log.viewType,
          CreationRequestDateTime: log.createdAt / 1000,
          TableName: log.tableName,
          KeySchema: describeKeys(log.keys),
          Shards: shards ? [{ ShardId: log.shardId, SequenceNumberRange: range }] : [],
        },
      },
      capacity: [],
    }
  },
)
