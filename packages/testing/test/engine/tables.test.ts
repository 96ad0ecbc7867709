import { expect, test } from 'vitest'
import { createEngine } from '../../src/index.js'
import { engineWithTable, get, indexed, item, keySchema, outcome, put } from './support.js'

const update = (more: object): object => ({ TableName: 'table', ...more })

test('a new index is CREATING until the clock has passed, then holds what fits', () => {
  const engine = engineWithTable(
    { indexCreationMs: 1000 },
    {
      GlobalSecondaryIndexes: undefined,
      AttributeDefinitions: ['p', 's', 'lk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    },
  )
  put(engine, item('a', '1', { g: 'g' }))
  put(engine, item('a', '2', { g: 5 }))
  put(engine, item('a', '3'))
  const Create = { IndexName: 'global', KeySchema: keySchema('g'), Projection: { ProjectionType: 'ALL' } }
  const AttributeDefinitions = [{ AttributeName: 'g', AttributeType: 'S' }]
  engine.execute('UpdateTable', update({ AttributeDefinitions, GlobalSecondaryIndexUpdates: [{ Create }] }))
  const status = (): unknown => {
    const { Table } = engine.execute('DescribeTable', { TableName: 'table' }) as {
      Table: { TableStatus: string; GlobalSecondaryIndexes: { IndexStatus: string; ItemCount: number }[] }
    }
    return [Table.TableStatus, Table.GlobalSecondaryIndexes[0]?.IndexStatus, Table.GlobalSecondaryIndexes[0]?.ItemCount]
  }
  expect([status(), outcome(() => indexed(engine)), outcome(() => put(engine, item('a', '4', { g: 5 })))]).toEqual([
    ['UPDATING', 'CREATING', 1],
    'ValidationException',
    'ValidationException',
  ])
  put(engine, item('a', '5', { g: 'g' }))
  engine.clock.advance(1000)
  expect([status(), indexed(engine)]).toEqual([
    ['ACTIVE', 'ACTIVE', 2],
    [item('a', '1', { g: 'g' }), item('a', '5', { g: 'g' })],
  ])
})

test('only one index can be made or removed at a time', () => {
  const engine = engineWithTable({ indexCreationMs: 1000 })
  const create = (IndexName: string): object => ({
    Create: { IndexName, KeySchema: keySchema('s'), Projection: { ProjectionType: 'ALL' } },
  })
  const change = (...GlobalSecondaryIndexUpdates: object[]): unknown =>
    outcome(() => {
      engine.execute('UpdateTable', update({ GlobalSecondaryIndexUpdates }))
      return 'done'
    })
  expect([change(create('one'), create('two')), change(create('one')), change({ Delete: { IndexName: 'global' } })]).toEqual([
    'LimitExceededException',
    'done',
    'ResourceInUseException',
  ])
  engine.clock.advance(1000)
  expect([
    change({ Delete: { IndexName: 'global' } }),
    change({ Delete: { IndexName: 'global' } }),
    outcome(() => indexed(engine)),
  ]).toEqual(['done', 'ResourceNotFoundException', 'ValidationException'])
})

test.each<[string, object, string]>([
  ['a name of two characters', { TableName: 'ab' }, 'ValidationException'],
  ['no key', { KeySchema: [] }, 'ValidationException'],
  ['a range key first', { KeySchema: keySchema('p', 's').reverse() }, 'ValidationException'],
  ['two range keys', { KeySchema: [...keySchema('p', 's'), { AttributeName: 'g', KeyType: 'RANGE' }] }, 'ValidationException'],
  ['an undefined key attribute', { KeySchema: keySchema('p', 'x') }, 'ValidationException'],
  ['a defined attribute that is no key', { GlobalSecondaryIndexes: undefined }, 'ValidationException'],
  ['throughput it does not pay for', { ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } }, 'ValidationException'],
  ['provisioned mode without throughput', { BillingMode: 'PROVISIONED' }, 'ValidationException'],
  [
    'a local index with another hash key',
    { LocalSecondaryIndexes: [{ IndexName: 'local', KeySchema: keySchema('g', 'lk'), Projection: { ProjectionType: 'ALL' } }] },
    'ValidationException',
  ],
  [
    'INCLUDE of nothing',
    { LocalSecondaryIndexes: [{ IndexName: 'local', KeySchema: keySchema('p', 'lk'), Projection: { ProjectionType: 'INCLUDE' } }] },
    'ValidationException',
  ],
  [
    'two indexes of one name',
    { LocalSecondaryIndexes: [{ IndexName: 'global', KeySchema: keySchema('p', 'lk'), Projection: { ProjectionType: 'ALL' } }] },
    'ValidationException',
  ],
  ['a stream without a view', { StreamSpecification: { StreamEnabled: true } }, 'ValidationException'],
])('a table with %s is refused', (_, more, name) => {
  expect(outcome(() => engineWithTable({}, more))).toBe(name)
})

test('a table is made once, protected while asked, and gone when deleted', () => {
  const engine = engineWithTable({}, { DeletionProtectionEnabled: true })
  const again = {
    TableName: 'table',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'p', AttributeType: 'S' }],
    KeySchema: keySchema('p'),
  }
  const remove = (): unknown =>
    outcome(
      () =>
        (engine.execute('DeleteTable', { TableName: 'table' }) as { TableDescription: { TableStatus: string } }).TableDescription
          .TableStatus,
    )
  expect([outcome(() => engine.execute('CreateTable', again)), remove()]).toEqual(['ResourceInUseException', 'ValidationException'])
  engine.execute('UpdateTable', update({ DeletionProtectionEnabled: false }))
  expect([
    remove(),
    remove(),
    outcome(() => get(engine, item('a', '1'))),
    outcome(() => engine.execute('DescribeTable', { TableName: 'table' })),
  ]).toEqual(['DELETING', 'ResourceNotFoundException', 'ResourceNotFoundException', 'ResourceNotFoundException'])
})

test('table names are listed in pages', () => {
  const engine = createEngine()
  for (const TableName of ['ccc', 'aaa', 'bbb']) {
    engine.execute('CreateTable', {
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'p', AttributeType: 'S' }],
      KeySchema: keySchema('p'),
    })
  }
  expect([engine.execute('ListTables', { Limit: 2 }), engine.execute('ListTables', { Limit: 2, ExclusiveStartTableName: 'bbb' })]).toEqual([
    { TableNames: ['aaa', 'bbb'], LastEvaluatedTableName: 'bbb' },
    { TableNames: ['ccc'] },
  ])
})

test('tags come and go by ARN', () => {
  const engine = engineWithTable({}, { Tags: [{ Key: 'a', Value: '1' }] })
  const { Table } = engine.execute('DescribeTable', { TableName: 'table' }) as { Table: { TableArn: string } }
  const ResourceArn = Table.TableArn
  engine.execute('TagResource', {
    ResourceArn,
    Tags: [
      { Key: 'b', Value: '2' },
      { Key: 'a', Value: '3' },
    ],
  })
  engine.execute('UntagResource', { ResourceArn, TagKeys: ['b'] })
  expect(engine.execute('ListTagsOfResource', { ResourceArn })).toEqual({ Tags: [{ Key: 'a', Value: '3' }] })
  expect(outcome(() => engine.execute('ListTagsOfResource', { ResourceArn: `${ResourceArn}x` }))).toBe('AccessDeniedException')
  expect(outcome(() => engine.execute('TagResource', { ResourceArn: `${ResourceArn}x`, Tags: [] }))).toBe('ResourceNotFoundException')
})

test('TTL is on or off, and says so', () => {
  const engine = engineWithTable()
  const set = (Enabled: boolean, AttributeName = 'until'): unknown =>
    outcome(() => {
      engine.execute('UpdateTimeToLive', { TableName: 'table', TimeToLiveSpecification: { Enabled, AttributeName } })
      return engine.execute('DescribeTimeToLive', { TableName: 'table' }).TimeToLiveDescription
    })
  expect([set(false), set(true), set(true), set(false, 'other'), set(false)]).toEqual([
    'ValidationException',
    { TimeToLiveStatus: 'ENABLED', AttributeName: 'until' },
    'ValidationException',
    'ValidationException',
    { TimeToLiveStatus: 'DISABLED' },
  ])
})

test('an item collection has a limit only where there are local indexes', () => {
  const engine = engineWithTable({ limits: { collectionBytes: 100 } })
  const big = 'x'.repeat(60)
  expect([
    outcome(() => put(engine, item('a', '1', { v: big }))),
    outcome(() => put(engine, item('a', '2', { v: big }))),
    outcome(() => put(engine, item('b', '1', { v: big }))),
    outcome(() => put(engine, item('a', '1'))),
    outcome(() => put(engine, item('a', '2', { v: big }))),
  ]).toEqual([{}, 'ItemCollectionSizeLimitExceededException', {}, {}, {}])
})

test('a page ends at 1 MB of what is read, whatever the filter leaves', () => {
  const engine = engineWithTable()
  for (let i = 0; i < 5; i += 1) put(engine, item('a', String(i), { v: 'x'.repeat(300_000) }))
  const scan = (ExclusiveStartKey?: unknown): { Count: number; ScannedCount: number; LastEvaluatedKey?: unknown } =>
    engine.execute('Scan', { TableName: 'table', FilterExpression: 'attribute_not_exists(v)', ExclusiveStartKey }) as {
      Count: number
      ScannedCount: number
      LastEvaluatedKey?: unknown
    }
  const first = scan()
  const second = scan(first.LastEvaluatedKey)
  expect({ found: first.Count + second.Count, scanned: first.ScannedCount + second.ScannedCount, more: second.LastEvaluatedKey }).toEqual({
    found: 0,
    scanned: 5,
    more: undefined,
  })
  expect(first.LastEvaluatedKey).toBeDefined()
})

test.each(['ExecuteStatement', 'BatchExecuteStatement', 'ExecuteTransaction'])('%s is refused with a word about PartiQL', (operation) => {
  expect(() => createEngine().execute(operation, { Statement: 'SELECT * FROM "table"' })).toThrow('PartiQL is not supported')
})

test('names that every object has are names like any other', () => {
  const engine = engineWithTable()
  const Item = JSON.parse(
    '{"p":{"S":"a"},"s":{"S":"1"},"__proto__":{"S":"x"},"constructor":{"M":{"__proto__":{"N":"1"}}},"toString":{"S":"y"}}',
  ) as object
  put(engine, Item)
  const read = get(engine, item('a', '1')) as object
  expect(JSON.stringify(read)).toBe(JSON.stringify(Item))
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
})

test('engines share nothing', () => {
  let tables = 0
  for (let i = 0; i < 200; i += 1) tables += (engineWithTable().execute('ListTables', {}).TableNames as string[]).length
  expect(tables).toBe(200)
})

test('settings come back as they were given, and the same reserved capacity twice is refused', () => {
  const throughput = { ReadCapacityUnits: 5, WriteCapacityUnits: 5 }
  const engine = engineWithTable(
    {},
    {
      GlobalSecondaryIndexes: undefined,
      AttributeDefinitions: ['p', 's', 'lk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      SSESpecification: { Enabled: true },
      TableClass: 'STANDARD_INFREQUENT_ACCESS',
      OnDemandThroughput: { MaxReadRequestUnits: 10, MaxWriteRequestUnits: 5 },
    },
  )
  const described = (): unknown => engine.execute('DescribeTable', { TableName: 'table' }).Table
  expect(described()).toMatchObject({
    SSEDescription: { Status: 'ENABLED', SSEType: 'KMS', KMSMasterKeyArn: expect.stringMatching(/^arn:aws:kms:/) },
    TableClassSummary: { TableClass: 'STANDARD_INFREQUENT_ACCESS' },
    OnDemandThroughput: { MaxReadRequestUnits: 10, MaxWriteRequestUnits: 5 },
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
  })
  const change = (more: object): unknown => outcome(() => engine.execute('UpdateTable', update(more)) && 'done')
  expect([
    change({ OnDemandThroughput: { MaxReadRequestUnits: 20, MaxWriteRequestUnits: 15 }, SSESpecification: { Enabled: false } }),
    change({ BillingMode: 'PAY_PER_REQUEST' }),
    change({ BillingMode: 'PROVISIONED', ProvisionedThroughput: throughput }),
    change({ BillingMode: 'PROVISIONED', ProvisionedThroughput: throughput }),
    change({ ProvisionedThroughput: { ...throughput, ReadCapacityUnits: 6 } }),
  ]).toEqual(['done', 'done', 'done', 'ValidationException', 'done'])
  expect(described()).toMatchObject({
    OnDemandThroughput: { MaxReadRequestUnits: 20, MaxWriteRequestUnits: 15 },
    ProvisionedThroughput: { ReadCapacityUnits: 6, WriteCapacityUnits: 5 },
  })
})

test('an update that empties an index key ends its transaction, whatever the type of the key', () => {
  const engine = engineWithTable()
  const emptying = (value: object): unknown =>
    outcome(() => {
      const Update = { TableName: 'table', Key: item('a', '1'), UpdateExpression: 'SET g = :v', ExpressionAttributeValues: { ':v': value } }
      return engine.execute('TransactWriteItems', { TransactItems: [{ Update }] })
    })
  expect([emptying({ S: '' }), emptying({ B: '' }), emptying({ N: '1' })]).toEqual([
    'ValidationException',
    'ValidationException',
    'TransactionCanceledException',
  ])
})
