import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { createEngine, type Fault, type FaultKind } from '../../src/index.js'
import { createTable, engineWithTable, get, indexed, item, keySchema, outcome, put } from './support.js'

test.each<[FaultKind, string]>([
  ['throttling', 'ThrottlingException'],
  ['provisioned-throughput', 'ProvisionedThroughputExceededException'],
  ['request-limit', 'RequestLimitExceeded'],
  ['internal-error', 'InternalServerError'],
  ['unavailable', 'ServiceUnavailable'],
  ['transaction-conflict', 'TransactionConflictException'],
  ['transaction-in-progress', 'TransactionInProgressException'],
])('the fault %s is answered with %s, once', (kind, name) => {
  const engine = engineWithTable()
  const fault = engine.faults.inject({ kind, operation: 'PutItem' })
  expect([outcome(() => put(engine, item('a', '1'))), get(engine, item('a', '1'))]).toEqual([name, undefined])
  expect([outcome(() => put(engine, item('a', '1'))), fault.hits]).toEqual([{}, 1])
})

test.each<[Fault, unknown, unknown]>([
  [{ kind: 'internal-error' }, 'InternalServerError', undefined],
  [{ kind: 'internal-error', when: 'after' }, 'InternalServerError', item('a', '1')],
  [{ kind: 'reset' }, 'ECONNRESET', undefined],
  [{ kind: 'reset', when: 'after' }, 'ECONNRESET', item('a', '1')],
  [{ kind: 'timeout' }, 'TimeoutError', undefined],
  [{ kind: 'timeout', when: 'after' }, 'TimeoutError', item('a', '1')],
  [{ kind: 'malformed-body' }, 'SyntaxError', item('a', '1')],
  [{ kind: 'truncated-body' }, 'SyntaxError', item('a', '1')],
])('%j reaches the SDK client, and the item is there or not', async (fault, error, stored) => {
  const engine = engineWithTable()
  const client = engine.client({ maxAttempts: 1 })
  engine.faults.inject({ ...fault, operation: 'PutItem' })
  const request = client.send(new PutItemCommand({ TableName: 'table', Item: item('a', '1') as never, ReturnConsumedCapacity: 'TOTAL' }))
  const failure = await request.catch((caught: Error & { code?: string }) => caught.code ?? caught.name)
  expect([failure, get(engine, item('a', '1'))]).toEqual([error, stored])
})

test('the SDK client tries again after a fault that passes', async () => {
  const engine = engineWithTable()
  const client = engine.client()
  put(engine, item('a', '1'))
  engine.faults.script([{ kind: 'reset' }, undefined, { kind: 'internal-error' }], { operation: 'GetItem' })
  const read = (): Promise<unknown> =>
    client.send(new GetItemCommand({ TableName: 'table', Key: item('a', '1') as never })).then(({ Item }) => Item)
  expect([await read(), await read()]).toEqual([item('a', '1'), item('a', '1')])
  expect(engine.history.filter(({ operation }) => operation === 'GetItem').map(({ fault, error }) => fault ?? error)).toEqual([
    'reset',
    undefined,
    'internal-error',
    undefined,
  ])
})

test('a batch leaves its last members unprocessed', () => {
  const engine = engineWithTable()
  engine.faults.inject({ kind: 'unprocessed', count: 1, times: 2 })
  const requests = ['1', '2'].map((s) => ({ PutRequest: { Item: item('a', s) } }))
  expect(engine.execute('BatchWriteItem', { RequestItems: { table: requests } })).toEqual({ UnprocessedItems: { table: [requests[1]] } })
  const Keys = [item('a', '1'), item('a', '2')]
  expect(engine.execute('BatchGetItem', { RequestItems: { table: { Keys, ConsistentRead: true } } })).toEqual({
    Responses: { table: [item('a', '1')] },
    UnprocessedKeys: { table: { Keys: [Keys[1]], ConsistentRead: true } },
  })
})

test('faults by probability are the same for the same seed, and others for another', () => {
  const run = (seed: number): unknown[] => {
    const engine = engineWithTable({ seed })
    engine.faults.inject({ kind: 'throttling', probability: 0.5 })
    return Array.from({ length: 40 }, () => outcome(() => get(engine, item('a', '1'))))
  }
  expect(run(1)).toEqual(run(1))
  expect(run(1)).not.toEqual(run(2))
})

test('two engines of one seed answer alike, ids included', () => {
  const describe = (): unknown => engineWithTable({ seed: 7 }).execute('DescribeTable', { TableName: 'table' })
  expect(describe()).toEqual(describe())
})

test('a lagging index sees a write when the clock gets there', () => {
  const engine = engineWithTable()
  engine.lag.set({ globalIndexMs: 100 })
  put(engine, item('a', '1', { g: 'g' }))
  put(engine, item('a', '1', { g: 'g', v: 1 }))
  engine.clock.advance(99)
  expect(indexed(engine)).toEqual([])
  engine.clock.advance(1)
  expect(indexed(engine)).toEqual([item('a', '1', { g: 'g', v: 1 })])
})

test('a write after the lag has become shorter does not overtake those under way', () => {
  const engine = engineWithTable()
  engine.lag.set({ globalIndexMs: 100, eventualReadMs: 100 })
  put(engine, item('a', '1', { g: 'g', v: 1 }))
  engine.lag.set({ globalIndexMs: 0, eventualReadMs: 0 })
  put(engine, item('a', '1', { g: 'g', v: 2 }))
  expect([indexed(engine), get(engine, item('a', '1'))]).toEqual([[], undefined])
  engine.clock.advance(100)
  expect([indexed(engine), get(engine, item('a', '1'))]).toEqual([[item('a', '1', { g: 'g', v: 2 })], item('a', '1', { v: 2, g: 'g' })])
})

test('a write is not held up by those that a reset has forgotten', () => {
  const engine = engineWithTable()
  engine.lag.set({ globalIndexMs: 100 })
  put(engine, item('a', '1', { g: 'g' }))
  engine.reset()
  engine.lag.set({ globalIndexMs: 0 })
  createTable(engine)
  put(engine, item('a', '1', { g: 'g' }))
  expect(indexed(engine)).toEqual([item('a', '1', { g: 'g' })])
})

test('a write under way reaches an index whose throughput has changed meanwhile', () => {
  const engine = engineWithTable(
    {},
    { BillingMode: 'PROVISIONED', ProvisionedThroughput: units(1), GlobalSecondaryIndexes: [provisioned(1)] },
  )
  engine.lag.set({ globalIndexMs: 100 })
  put(engine, item('a', '1', { g: 'g' }))
  const change = { Update: { IndexName: 'global', ProvisionedThroughput: units(2) } }
  engine.execute('UpdateTable', { TableName: 'table', GlobalSecondaryIndexUpdates: [change] })
  engine.clock.advance(100)
  const { Table } = engine.execute('DescribeTable', { TableName: 'table' }) as {
    Table: { GlobalSecondaryIndexes: { ItemCount: number; IndexSizeBytes: number; ProvisionedThroughput: object }[] }
  }
  expect(Table.GlobalSecondaryIndexes[0]).toMatchObject({ ItemCount: 1, IndexSizeBytes: 6, ProvisionedThroughput: units(2) })
})

function units(each: number): object {
  return { ReadCapacityUnits: each, WriteCapacityUnits: each }
}

function provisioned(each: number): object {
  return { IndexName: 'global', KeySchema: keySchema('g'), Projection: { ProjectionType: 'ALL' }, ProvisionedThroughput: units(each) }
}

test('an eventually consistent read sees what was there before, a consistent one does not', () => {
  const engine = engineWithTable()
  put(engine, item('a', '1', { v: 1 }))
  engine.lag.set({ eventualReadMs: 100 })
  put(engine, item('a', '1', { v: 2 }))
  put(engine, item('a', '2'))
  const scan = (more: object = {}): unknown => engine.execute('Scan', { TableName: 'table', ...more }).Count
  expect([
    get(engine, item('a', '1')),
    get(engine, item('a', '1'), { ConsistentRead: true }),
    scan(),
    scan({ ConsistentRead: true }),
  ]).toEqual([item('a', '1', { v: 1 }), item('a', '1', { v: 2 }), 1, 2])
  engine.clock.advance(100)
  expect([get(engine, item('a', '1')), scan()]).toEqual([item('a', '1', { v: 2 }), 2])
})

test('capacity is counted by table, index and operation', () => {
  const engine = engineWithTable()
  put(engine, item('a', '1', { g: 'g', v: 'x'.repeat(1024) }))
  put(engine, item('a', '1', { g: 'other', v: 'x'.repeat(1024) }))
  get(engine, item('a', '1'), { ConsistentRead: true })
  indexed(engine)
  const shared = { table: 'table', pattern: undefined }
  expect(engine.capacity.entries).toEqual([
    { ...shared, index: undefined, operation: 'PutItem', requests: 2, read: 0, write: 4 },
    { ...shared, index: 'global', operation: 'PutItem', requests: 2, read: 0, write: 6 },
    { ...shared, index: undefined, operation: 'GetItem', requests: 1, read: 1, write: 0 },
    { ...shared, index: 'global', operation: 'Query', requests: 1, read: 0.5, write: 0 },
  ])
  expect(engine.capacity.total({ index: 'global' })).toEqual({ read: 0.5, write: 6 })
})

test('requests are counted to the access pattern they are made for, whoever makes them', async () => {
  const engine = engineWithTable()
  const client = engine.client()
  const read = (): Promise<unknown> => client.send(new GetItemCommand({ TableName: 'table', Key: item('a', '1') as never }))
  await Promise.all([engine.pattern('by key', read), engine.pattern('by other key', async () => [await read(), await read()]), read()])
  expect([
    engine.history
      .slice(1)
      .map(({ pattern }) => pattern ?? 'none')
      .sort(),
    engine.capacity.total({ pattern: 'by key' }),
    engine.capacity.total({ pattern: 'by other key' }),
    engine.capacity.total(),
  ]).toEqual([['by key', 'by other key', 'by other key', 'none'], { read: 0.5, write: 0 }, { read: 1, write: 0 }, { read: 2, write: 0 }])
})

test('heat is counted by partition, and can refuse what is too hot', () => {
  const engine = engineWithTable()
  engine.heat.throttle({ read: 3000, write: 3 })
  const outcomes = ['a', 'a', 'b', 'a', 'a'].map((p, i) => outcome(() => put(engine, item(p, String(i)))))
  expect(outcomes).toEqual([{}, {}, {}, {}, 'ProvisionedThroughputExceededException'])
  engine.clock.advance(1000)
  expect(outcome(() => put(engine, item('a', '9')))).toEqual({})
  expect(engine.heat.partitions).toEqual([
    { table: 'table', index: undefined, key: 'a', read: 0, write: 4, peakRead: 0, peakWrite: 3 },
    { table: 'table', index: undefined, key: 'b', read: 0, write: 1, peakRead: 0, peakWrite: 1 },
  ])
})

test('a member of a batch that is too hot is left unprocessed', () => {
  const engine = engineWithTable()
  engine.heat.throttle({ read: 10, write: 1 })
  const requests = [item('a', '1'), item('a', '2'), item('b', '1')].map((Item) => ({ PutRequest: { Item } }))
  expect(engine.execute('BatchWriteItem', { RequestItems: { table: requests } })).toEqual({ UnprocessedItems: { table: [requests[1]] } })
})

test('the clock stands still once it is set, and goes by its source before', () => {
  let time = 5
  const { clock } = createEngine({ clock: () => time })
  time = 6
  const followed = clock.now()
  clock.advance(10)
  const advanced = clock.now()
  clock.set(100)
  time = 1000
  expect([followed, advanced, clock.now()]).toEqual([6, 16, 100])
})

test('the history keeps the latest requests only', () => {
  const engine = engineWithTable({ historyLimit: 5 })
  for (let i = 0; i < 23; i += 1) put(engine, item('a', String(i)))
  const kept = engine.history.map(({ input }) => (input as { Item: { s: { S: string } } }).Item.s.S)
  expect(kept.length).toBeGreaterThanOrEqual(5)
  expect(kept).toEqual(Array.from({ length: kept.length }, (_, i) => String(23 - kept.length + i)))
})

test('a token is remembered for ten minutes', () => {
  const engine = engineWithTable()
  const write = (v: number): unknown =>
    outcome(() =>
      engine.execute('TransactWriteItems', {
        ClientRequestToken: 'token',
        TransactItems: [{ Put: { TableName: 'table', Item: item('a', '1', { v }) } }],
      }),
    )
  expect([write(1), write(2)]).toEqual([{}, 'IdempotentParameterMismatchException'])
  engine.clock.advance(10 * 60_000)
  expect([write(2), get(engine, item('a', '1'))]).toEqual([{}, item('a', '1', { v: 2 })])
})
