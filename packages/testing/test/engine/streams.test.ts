import { expect, test } from 'vitest'
import type { Engine, StreamRecord } from '../../src/index.js'
import { engineWithTable, get, item, outcome, put } from './support.js'

interface Shards {
  StreamArn: string
  StreamStatus: string
  Shards: { ShardId: string }[]
}

function describe(engine: Engine): Shards {
  const { Streams } = engine.execute('ListStreams', { TableName: 'table' }) as { Streams: { StreamArn: string }[] }
  const { StreamDescription } = engine.execute('DescribeStream', { StreamArn: Streams[0]?.StreamArn }) as { StreamDescription: Shards }
  return StreamDescription
}

function iterator(engine: Engine, ShardIteratorType: string, more: object = {}): unknown {
  const { StreamArn, Shards } = describe(engine)
  return engine.execute('GetShardIterator', { StreamArn, ShardId: Shards[0]?.ShardId, ShardIteratorType, ...more }).ShardIterator
}

function records(engine: Engine, ShardIterator: unknown, Limit?: number): { Records: StreamRecord[]; NextShardIterator?: string } {
  return engine.execute('GetRecords', { ShardIterator, Limit }) as unknown as { Records: StreamRecord[]; NextShardIterator?: string }
}

const brief = ({ eventName, dynamodb: { NewImage, OldImage } }: StreamRecord): object => ({ eventName, NewImage, OldImage })

test('every change of an item is one record, and no change is none', () => {
  const engine = engineWithTable()
  put(engine, item('a', '1', { v: 1 }))
  put(engine, item('a', '1', { v: 1 }))
  put(engine, item('a', '1', { v: 2 }))
  engine.execute('DeleteItem', { TableName: 'table', Key: item('a', '1') })
  engine.execute('DeleteItem', { TableName: 'table', Key: item('a', '1') })
  expect(records(engine, iterator(engine, 'TRIM_HORIZON')).Records.map(brief)).toEqual([
    { eventName: 'INSERT', NewImage: item('a', '1', { v: 1 }), OldImage: undefined },
    { eventName: 'MODIFY', NewImage: item('a', '1', { v: 2 }), OldImage: item('a', '1', { v: 1 }) },
    { eventName: 'REMOVE', NewImage: undefined, OldImage: item('a', '1', { v: 2 }) },
  ])
})

test.each([
  ['KEYS_ONLY', {}],
  ['NEW_IMAGE', { NewImage: item('a', '1', { v: 2 }) }],
  ['OLD_IMAGE', { OldImage: item('a', '1', { v: 1 }) }],
])('a record of %s shows just that', (StreamViewType, images) => {
  const engine = engineWithTable({}, { StreamSpecification: { StreamEnabled: true, StreamViewType } })
  put(engine, item('a', '1', { v: 1 }))
  put(engine, item('a', '1', { v: 2 }))
  const { dynamodb } = records(engine, iterator(engine, 'TRIM_HORIZON')).Records[1]!
  const { Keys, NewImage, OldImage } = dynamodb
  expect(JSON.parse(JSON.stringify({ Keys, NewImage, OldImage }))).toEqual({ Keys: item('a', '1'), ...images })
})

test('an iterator goes on where it stopped, and ends with its stream', () => {
  const engine = engineWithTable()
  for (const s of ['1', '2', '3']) put(engine, item('a', s))
  const first = records(engine, iterator(engine, 'TRIM_HORIZON'), 2)
  const latest = iterator(engine, 'LATEST')
  put(engine, item('a', '4'))
  engine.execute('UpdateTable', { TableName: 'table', StreamSpecification: { StreamEnabled: false } })
  put(engine, item('a', '5'))
  const second = records(engine, first.NextShardIterator)
  const sort = (list: StreamRecord[]): unknown[] => list.map(({ dynamodb }) => dynamodb.Keys.s?.S)
  expect([sort(first.Records), sort(second.Records), second.NextShardIterator, sort(records(engine, latest).Records)]).toEqual([
    ['1', '2'],
    ['3', '4'],
    undefined,
    ['4'],
  ])
  expect(describe(engine).StreamStatus).toBe('DISABLED')
})

test('records are kept for 24 hours and iterators for 15 minutes', () => {
  const engine = engineWithTable()
  put(engine, item('a', '1'))
  const horizon = iterator(engine, 'TRIM_HORIZON')
  const [old] = records(engine, horizon).Records
  engine.clock.advance(15 * 60_000 + 1)
  expect(outcome(() => records(engine, horizon))).toBe('ExpiredIteratorException')
  engine.clock.advance(24 * 3_600_000)
  put(engine, item('a', '2'))
  expect(records(engine, iterator(engine, 'TRIM_HORIZON')).Records.map(({ dynamodb }) => dynamodb.Keys)).toEqual([item('a', '2')])
  expect(outcome(() => iterator(engine, 'AT_SEQUENCE_NUMBER', { SequenceNumber: old?.dynamodb.SequenceNumber }))).toBe(
    'TrimmedDataAccessException',
  )
})

test('a subscription hears every record of its table, until it stops', async () => {
  const engine = engineWithTable()
  const heard: string[] = []
  const stop = engine.subscribe('table', ({ eventName }) => heard.push(eventName))
  put(engine, item('a', '1'))
  put(engine, item('a', '1', { v: 1 }))
  await Promise.resolve()
  stop()
  put(engine, item('a', '2'))
  await Promise.resolve()
  expect(heard).toEqual(['INSERT', 'MODIFY'])
})

test('what a transaction writes is in the stream once, and what it cancels is not', () => {
  const engine = engineWithTable()
  const action = (s: string, more: object = {}): object => ({ Put: { TableName: 'table', Item: item('a', s), ...more } })
  engine.execute('TransactWriteItems', { TransactItems: [action('1'), action('2')], ClientRequestToken: 'token' })
  engine.execute('TransactWriteItems', { TransactItems: [action('1'), action('2')], ClientRequestToken: 'token' })
  outcome(() =>
    engine.execute('TransactWriteItems', { TransactItems: [action('3'), action('1', { ConditionExpression: 'attribute_not_exists(p)' })] }),
  )
  expect(records(engine, iterator(engine, 'TRIM_HORIZON')).Records.map(({ dynamodb }) => dynamodb.Keys)).toEqual([
    item('a', '1'),
    item('a', '2'),
  ])
})

test('expired items stay until they are swept, and the service is named as the one that removed them', () => {
  const engine = engineWithTable()
  const now = engine.clock.now() / 1000
  engine.execute('UpdateTimeToLive', { TableName: 'table', TimeToLiveSpecification: { Enabled: true, AttributeName: 'until' } })
  put(engine, item('a', 'expired', { until: now - 1 }))
  put(engine, item('a', 'not yet', { until: now + 1 }))
  put(engine, item('a', 'no number', { until: '1' }))
  put(engine, item('a', 'more than five years ago', { until: now - 6 * 365 * 86_400 }))
  expect(get(engine, item('a', 'expired'))).toEqual(item('a', 'expired', { until: now - 1 }))
  expect(engine.sweep()).toBe(1)
  const { Items } = engine.execute('Scan', { TableName: 'table', ProjectionExpression: 's' }) as { Items: { s: { S: string } }[] }
  expect(Items.map(({ s }) => s.S).sort()).toEqual(['more than five years ago', 'no number', 'not yet'])
  const { eventName, userIdentity, dynamodb } = records(engine, iterator(engine, 'TRIM_HORIZON')).Records.at(-1)!
  expect({ eventName, userIdentity, keys: dynamodb.Keys }).toEqual({
    eventName: 'REMOVE',
    userIdentity: { Type: 'Service', PrincipalId: 'dynamodb.amazonaws.com' },
    keys: item('a', 'expired'),
  })
})

test('moving the clock two days past an expiry removes the item too', () => {
  const engine = engineWithTable()
  engine.execute('UpdateTimeToLive', { TableName: 'table', TimeToLiveSpecification: { Enabled: true, AttributeName: 'until' } })
  put(engine, item('a', '1', { until: engine.clock.now() / 1000 + 60 }))
  engine.clock.advance(48 * 3_600_000)
  expect(get(engine, item('a', '1'))).toBeDefined()
  engine.clock.advance(61_000)
  expect(get(engine, item('a', '1'))).toBeUndefined()
})
