import { findStream } from '../database.js'
import { defineOperation, type Operation } from '../operation.js'
import { decodeIterator, encodeIterator } from '../streams/shard-iterator.js'
import { trim } from '../streams/stream-log.js'

const MAX_RECORDS = 1000

/** GetRecords. */
export const getRecords: Operation = defineOperation(
  {
    ShardIterator: { kind: 'string', min: 1, max: 2048, required: true },
    Limit: { kind: 'integer', min: 1, max: MAX_RECORDS },
  },
  (db, { ShardIterator, Limit = MAX_RECORDS }) => {
    const { arn, next } = decodeIterator(ShardIterator, db.now())
    const log = findStream(db, arn)
    trim(log, db.now() - db.limits.streamRetentionMs)
    const records = log.records.filter(({ sequence }) => sequence >= next).slice(0, Limit)
    const following = records.length === 0 ? next : records.at(-1)!.sequence + 1
    const ended = log.closed && !log.records.some(({ sequence }) => sequence >= following)
    return {
      output: {
        Records: records.map(({ record }) => record),
        ...(ended ? {} : { NextShardIterator: encodeIterator({ arn, next: following, issuedAt: db.now() }) }),
      },
      capacity: [],
    }
  },
)
