import { type KeyloomError, keyloomError } from '../../errors/index.js'
import type { Item } from '../item.js'
import type { StreamRecordBody, StreamRecordInput } from './stream-input.js'
import type { StreamFacts, UnknownStreamRecord } from './stream-record.js'
import { wireItem } from './wire-item.js'

/** A record of either kind of stream, in one form. */
export interface RawRecord {
  readonly type: UnknownStreamRecord['type']
  readonly facts: StreamFacts
  readonly expired: boolean
  readonly newImage: Item | undefined
  readonly oldImage: Item | undefined
}

/** @throws KeyloomError `STREAM.INVALID` for what is no record of a table. */
export function readRecord(input: StreamRecordInput): RawRecord {
  const { record, isKinesis } = unpacked(input)
  const { dynamodb, eventName, eventID, userIdentity } = record
  if (!isType(eventName) || typeof dynamodb?.Keys !== 'object') throw invalidRecord(record)
  const at = timeOf(dynamodb, isKinesis)
  return {
    type: eventName,
    facts: {
      keys: wireItem(dynamodb.Keys),
      ...(typeof eventID === 'string' && { eventId: eventID }),
      ...(typeof dynamodb.SequenceNumber === 'string' && { sequenceNumber: dynamodb.SequenceNumber }),
      ...(at !== undefined && { at }),
    },
    expired: eventName === 'REMOVE' && isTimeToLive(userIdentity),
    newImage: dynamodb.NewImage === undefined ? undefined : wireItem(dynamodb.NewImage),
    oldImage: dynamodb.OldImage === undefined ? undefined : wireItem(dynamodb.OldImage),
  }
}

function isType(name: unknown): name is RawRecord['type'] {
  return name === 'INSERT' || name === 'MODIFY' || name === 'REMOVE'
}

function unpacked(input: StreamRecordInput): { readonly record: StreamRecordInput; readonly isKinesis: boolean } {
  if (typeof input !== 'object' || input === null) throw invalidRecord(input)
  const { kinesis, Data } = input
  const text = kinesis === undefined ? Data && Buffer.from(Data).toString() : Buffer.from(kinesis.data, 'base64').toString()
  // Only the records of a Kinesis data stream have the name of the table.
  if (text === undefined) return { record: input, isKinesis: 'tableName' in input }
  try {
    const record: unknown = JSON.parse(text)
    if (typeof record === 'object' && record !== null) return { record: record as StreamRecordInput, isKinesis: true }
  } catch {
    // It is said below.
  }
  throw invalidRecord(text)
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-streams.html; Lambda writes its names small. */
function isTimeToLive(identity: unknown): boolean {
  const { PrincipalId, principalId, Type, type } = (identity ?? {}) as Readonly<Record<string, unknown>>
  return (PrincipalId ?? principalId) === 'dynamodb.amazonaws.com' && (Type ?? type) === 'Service'
}

function timeOf(
  { ApproximateCreationDateTime: time, ApproximateCreationDateTimePrecision: precision }: StreamRecordBody,
  isKinesis: boolean,
): Date | undefined {
  if (time instanceof Date) return time
  if (typeof time !== 'number') return undefined
  if (!isKinesis) return new Date(time * 1000)
  return new Date(precision === 'MICROSECOND' ? Math.floor(time / 1000) : time)
}

function invalidRecord(record: unknown): KeyloomError {
  const name = (record as StreamRecordInput | undefined)?.eventName
  return keyloomError('STREAM.INVALID', `This is no record of a table's stream${name === undefined ? '' : `, but of '${name}'`}.`, {
    fix: 'Give one record of DynamoDB Streams, or of a Kinesis data stream that a table writes to.',
    payload: { record },
  })
}
