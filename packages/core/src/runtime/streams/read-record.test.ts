import { expect, test } from 'vitest'
import { isKeyloomError } from '../../errors/index.js'
import { readRecord } from './read-record.js'
import type { StreamRecordInput } from './stream-input.js'

const at = new Date('2026-01-31T10:00:00.000Z')
const picture = new Uint8Array([0, 255])
const image = { pk: { S: 'a' }, picture: { B: picture }, all: { L: [{ M: { set: { BS: [picture] } } }] } }
const json = { pk: { S: 'a' }, picture: { B: 'AP8=' }, all: { L: [{ M: { set: { BS: ['AP8='] } } }] } }
const keys = { pk: { S: 'a' } }
const raw = { type: 'INSERT', expired: false, newImage: image, oldImage: undefined }
const facts = { keys, eventId: 'e1', at }

const kinesis = {
  awsRegion: 'us-east-1',
  eventID: 'e1',
  eventName: 'INSERT',
  userIdentity: null,
  recordFormat: 'application/json',
  tableName: 'shop',
  dynamodb: { ApproximateCreationDateTime: at.getTime(), Keys: keys, NewImage: json, SizeBytes: 20 },
  eventSource: 'aws:dynamodb',
}
const text = JSON.stringify(kinesis)

test('a record of the SDK, and of an event of Lambda', () => {
  const body = { Keys: keys, SequenceNumber: '1', StreamViewType: 'NEW_IMAGE' }
  const sdk = { eventID: 'e1', eventName: 'INSERT', dynamodb: { ...body, ApproximateCreationDateTime: at, NewImage: image } }
  const lambda = { ...sdk, dynamodb: { ...body, ApproximateCreationDateTime: at.getTime() / 1000, NewImage: json } }
  const expected = { ...raw, facts: { ...facts, sequenceNumber: '1' } }
  expect([readRecord(sdk), readRecord(lambda)]).toEqual([expected, expected])
})

test('a record of a Kinesis data stream: from the SDK, in an event of Lambda, as JSON', () => {
  const inputs: StreamRecordInput[] = [
    { Data: new TextEncoder().encode(text) },
    { eventName: 'aws:kinesis:record', kinesis: { data: Buffer.from(text).toString('base64') } },
    kinesis,
    {
      ...kinesis,
      dynamodb: {
        ...kinesis.dynamodb,
        ApproximateCreationDateTime: at.getTime() * 1000,
        ApproximateCreationDateTimePrecision: 'MICROSECOND',
      },
    },
  ]
  expect(inputs.map(readRecord)).toEqual(inputs.map(() => ({ ...raw, facts })))
})

test('time to live is told from requests, however its name is written', () => {
  const removed = (userIdentity: unknown) => readRecord({ eventName: 'REMOVE', dynamodb: { Keys: keys }, userIdentity }).expired
  const principal = 'dynamodb.amazonaws.com'
  expect([
    removed({ Type: 'Service', PrincipalId: principal }),
    removed({ type: 'Service', principalId: principal }),
    removed({ type: 'User', principalId: principal }),
    removed({ type: 'Service', principalId: 'replication.dynamodb.amazonaws.com' }),
    removed(undefined),
    removed(null),
  ]).toEqual([true, true, false, false, false, false])
})

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['text', 'INSERT'],
  ['another event', { eventName: 'ObjectCreated:Put', s3: {} }],
  ['a record without keys', { eventName: 'INSERT', dynamodb: {} }],
  ['a record of Kinesis that no table wrote', { kinesis: { data: Buffer.from('hello').toString('base64') } }],
  ['a number in Kinesis', { kinesis: { data: Buffer.from('7').toString('base64') } }],
])('refuses %s', (_, input) => {
  let error: unknown
  try {
    readRecord(input as StreamRecordInput)
  } catch (thrown) {
    error = thrown
  }
  expect(isKeyloomError(error, 'STREAM.INVALID')).toBe(true)
})
