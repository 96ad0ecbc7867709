import { expect, test } from 'vitest'
import { createEngine, type Engine, ServiceError } from '../src/index.js'

/** What the fuzzers found wrong in the engine, one by one. */
function outcome(engine: Engine, operation: string, input: unknown): unknown {
  try {
    return engine.execute(operation, input)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    const reasons = error.fields.CancellationReasons?.map(({ Code }) => Code)
    return reasons === undefined ? error.name : [error.name, ...reasons]
  }
}

function shop(): Engine {
  const engine = createEngine()
  engine.execute('CreateTable', {
    TableName: 'shop',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['p', 's', 'g', 'l'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: keys('p', 's'),
    GlobalSecondaryIndexes: [{ IndexName: 'global', KeySchema: keys('g'), Projection: { ProjectionType: 'KEYS_ONLY' } }],
    LocalSecondaryIndexes: [{ IndexName: 'local', KeySchema: keys('p', 'l'), Projection: { ProjectionType: 'KEYS_ONLY' } }],
  })
  engine.execute('PutItem', { TableName: 'shop', Item: { ...key, g: { S: 'g' }, l: { S: 'l' }, a: { S: 'x' } } })
  return engine
}

function keys(hash: string, range?: string): unknown[] {
  return [{ AttributeName: hash, KeyType: 'HASH' }, ...(range === undefined ? [] : [{ AttributeName: range, KeyType: 'RANGE' }])]
}

const key = { p: { S: 'p' }, s: { S: 's' } }
const x = { ':x': { S: 'x' } }
const TableName = 'shop'

test.each<[string, unknown]>([
  ['GetItem', { Key: key, ProjectionExpression: 'p[0]' }],
  ['GetItem', { Key: key, ProjectionExpression: 'g.b' }],
  ['DeleteItem', { Key: key, ConditionExpression: 'attribute_exists(s.b)' }],
  ['UpdateItem', { Key: key, UpdateExpression: 'SET l.b = :x', ExpressionAttributeValues: x }],
  ['Scan', { FilterExpression: 'l[1] = :x', ExpressionAttributeValues: x }],
  ['Query', { KeyConditionExpression: 'p = :x', ProjectionExpression: 'g.b', ExpressionAttributeValues: x }],
])('%s refuses a path into a key attribute: %o', (operation, input) => {
  expect(outcome(shop(), operation, { TableName, ...(input as object) })).toBe('ValidationException')
})

test('if_not_exists takes no path twice, and what stands in must be there though it is not needed', () => {
  const engine = shop()
  const update = (UpdateExpression: string): unknown => outcome(engine, 'UpdateItem', { TableName, Key: key, UpdateExpression })
  expect(update('SET b = if_not_exists(a, a)')).toBe('ValidationException')
  expect(update('SET b = if_not_exists(a, c)')).toBe('ValidationException')
  expect(update('SET b = if_not_exists(c, a)')).toEqual({})
})

test('a condition that fails comes before an update that cannot be made', () => {
  const request = { TableName, Key: key, ConditionExpression: 'attribute_exists(b)', ExpressionAttributeValues: x }
  expect(outcome(shop(), 'UpdateItem', { ...request, UpdateExpression: 'SET p = :x' })).toBe('ConditionalCheckFailedException')
})

test('a Query filters by what its index holds; a Scan finds the rest missing in a global index and fetches it for a local one', () => {
  const engine = shop()
  const filter = { TableName, FilterExpression: 'a = :x', ExpressionAttributeValues: x }
  const query = { ...filter, IndexName: 'local', KeyConditionExpression: 'p = :p', ExpressionAttributeValues: { ...x, ':p': { S: 'p' } } }
  expect(outcome(engine, 'Query', query)).toBe('ValidationException')
  expect(outcome(engine, 'Scan', { ...filter, IndexName: 'global' })).toEqual({ Items: [], Count: 0, ScannedCount: 1 })
  expect(outcome(engine, 'Scan', { ...filter, IndexName: 'local' })).toEqual({
    Items: [{ ...key, l: { S: 'l' } }],
    Count: 1,
    ScannedCount: 1,
  })
})

test('in a transaction a key of the wrong type is a reason to cancel, an empty key an error of the request', () => {
  const engine = shop()
  const write = (...actions: unknown[]): unknown => outcome(engine, 'TransactWriteItems', { TransactItems: actions })
  const fine = { Put: { TableName, Item: { p: { S: 'q' }, s: { S: 's' } } } }
  expect(write(fine, { Delete: { TableName, Key: { p: { N: '1' }, s: { S: 's' } } } })).toEqual([
    'TransactionCanceledException',
    'None',
    'ValidationError',
  ])
  expect(write(fine, { Put: { TableName, Item: { ...key, g: { N: '1' } } } })).toEqual([
    'TransactionCanceledException',
    'None',
    'ValidationError',
  ])
  expect(write(fine, { Update: { TableName, Key: key, UpdateExpression: 'REMOVE p' } })).toEqual([
    'TransactionCanceledException',
    'None',
    'ValidationError',
  ])
  expect(write(fine, { Delete: { TableName, Key: { p: { S: '' }, s: { S: 's' } } } })).toBe('ValidationException')
  expect(outcome(engine, 'TransactGetItems', { TransactItems: [{ Get: { TableName, Key: { p: { S: 'p' } } } }] })).toEqual([
    'TransactionCanceledException',
    'ValidationError',
  ])
})

test('the expressions of a transaction are read before any of its tables is looked for', () => {
  const actions = [
    { Put: { TableName: 'nowhere', Item: key } },
    { ConditionCheck: { TableName, Key: key, ConditionExpression: 'attribute_exists(' } },
  ]
  expect(outcome(shop(), 'TransactWriteItems', { TransactItems: actions })).toBe('ValidationException')
})

test('a key condition takes no value that cannot be a key', () => {
  const engine = shop()
  const query = (KeyConditionExpression: string, value: string): unknown => {
    const values = { ':p': { S: 'p' }, ':x': { S: value } }
    return outcome(engine, 'Query', { TableName, KeyConditionExpression, ExpressionAttributeValues: values })
  }
  expect(query('p = :p AND begins_with(s, :x)', '')).toBe('ValidationException')
  expect(query('p = :p AND s > :x', 'x'.repeat(1025))).toBe('ValidationException')
})

test('names of tables and indexes keep to their letters', () => {
  const engine = createEngine()
  expect(outcome(engine, 'DescribeTable', { TableName: 'a b' })).toBe('ValidationException')
  const index = { IndexName: 'a b c', KeySchema: keys('p'), Projection: { ProjectionType: 'ALL' } }
  expect(
    outcome(engine, 'CreateTable', {
      TableName: 'shop',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'p', AttributeType: 'S' }],
      KeySchema: keys('p'),
      GlobalSecondaryIndexes: [index],
    }),
  ).toBe('ValidationException')
})

test('the values of an old condition are of one type', () => {
  const ScanFilter = { a: { ComparisonOperator: 'IN', AttributeValueList: [{ S: 'x' }, { N: '1' }] } }
  expect(outcome(shop(), 'Scan', { TableName, ScanFilter })).toBe('ValidationException')
})
