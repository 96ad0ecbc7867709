import { findStream } from '../database.js'
import { defineOperation, type Operation } from '../operation.js'
import { serviceError, validation } from '../service-error.js'
import { encodeIterator } from '../streams/shard-iterator.js'
import type { StreamLog } from '../streams/stream-log.js'
import { streamArn } from '../wire/common-shapes.js'

const SEQUENCE = /^\d{21,40}$/

/** GetShardIterator. */
export const getShardIterator: Operation = defineOperation(
  {
    StreamArn: streamArn,
    ShardId: { kind: 'string', min: 28, max: 65, required: true },
    ShardIteratorType: { kind: 'enum', values: ['TRIM_HORIZON', 'LATEST', 'AT_SEQUENCE_NUMBER', 'AFTER_SEQUENCE_NUMBER'], required: true },
    SequenceNumber: { kind: 'string', min: 21, max: 40, pattern: SEQUENCE },
  },
  (db, { StreamArn, ShardId, ShardIteratorType, SequenceNumber }) => {
    const log = findStream(db, StreamArn)
    if (log.shardId !== ShardId)
      throw serviceError('ResourceNotFoundException', `Requested resource not found: Shard: ${ShardId} not found`)
    const needsNumber = ShardIteratorType === 'AT_SEQUENCE_NUMBER' || ShardIteratorType === 'AFTER_SEQUENCE_NUMBER'
    if (needsNumber !== (SequenceNumber !== undefined))
      throw validation(`SequenceNumber ${needsNumber ? 'is required' : 'must not be specified'} for ShardIteratorType ${ShardIteratorType}`)
    const next = startOf(log, ShardIteratorType, Number(SequenceNumber ?? 0), db.now() - db.limits.streamRetentionMs)
    return { output: { ShardIterator: encodeIterator({ arn: log.arn, next, issuedAt: db.now() }) }, capacity: [] }
  },
)

function startOf(log: StreamLog, type: string, sequence: number, oldestAt: number): number {
  if (type === 'LATEST') return (log.records.at(-1)?.sequence ?? log.firstSequence - 1) + 1
  const oldest = log.records.find(({ at }) => at >= oldestAt)?.sequence ?? log.firstSequence
  if (type === 'TRIM_HORIZON') return oldest
  const next = type === 'AT_SEQUENCE_NUMBER' ? sequence : sequence + 1
  if (next < oldest) throw serviceError('TrimmedDataAccessException', 'The requested records have been trimmed')
  return next
}
