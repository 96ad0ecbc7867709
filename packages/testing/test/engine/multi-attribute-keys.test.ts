import { beforeEach, expect, test } from 'vitest'
import { createEngine, type Engine } from '../../src/index.js'
import { outcome } from './support.js'

const element = (AttributeName: string, KeyType: string): object => ({ AttributeName, KeyType })
const hash = (...names: string[]): object[] => names.map((name) => element(name, 'HASH'))
const range = (...names: string[]): object[] => names.map((name) => element(name, 'RANGE'))

function create(engine: Engine, KeySchema: object[], types: Record<string, string>): unknown {
  return outcome(() => {
    engine.execute('CreateTable', {
      TableName: 'multi',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: Object.entries({ id: 'S', ...types }).map(([AttributeName, AttributeType]) => ({
        AttributeName,
        AttributeType,
      })),
      KeySchema: hash('id'),
      GlobalSecondaryIndexes: [{ IndexName: 'index', KeySchema, Projection: { ProjectionType: 'ALL' } }],
    })
    return 'created'
  })
}

let engine: Engine

beforeEach(() => {
  engine = createEngine()
  create(engine, [...hash('h1', 'h2'), ...range('a', 'b', 'c')], { h1: 'S', h2: 'N', a: 'S', b: 'N', c: 'S' })
  const rows: [string, string, number, string, number | undefined, string][] = [
    ['1', 'x', 1, 'a', 2, 'c'],
    ['2', 'x', 1, 'a', 10, 'c'],
    ['3', 'x', 1, 'b', 1, 'c'],
    ['4', 'x', 1, 'a', -1, 'd'],
    ['5', 'x', 2, 'a', 1, 'c'],
    ['6', 'y', 1, 'a', 1, 'c'],
    ['7', 'x', 1, 'a', undefined, 'c'],
  ]
  for (const [id, h1, h2, a, b, c] of rows) {
    const Item = {
      id: { S: id },
      h1: { S: h1 },
      h2: { N: String(h2) },
      a: { S: a },
      ...(b === undefined ? {} : { b: { N: String(b) } }),
      c: { S: c },
    }
    engine.execute('PutItem', { TableName: 'multi', Item })
  }
})

const values = { ':x': { S: 'x' }, ':1': { N: '1' }, ':a': { S: 'a' }, ':2': { N: '2' }, ':c': { S: 'c' } }

function query(KeyConditionExpression: string, more: object = {}): unknown {
  const used = Object.entries(values).filter(([name]) => KeyConditionExpression.includes(name))
  return outcome(() => {
    const { Items } = engine.execute('Query', {
      TableName: 'multi',
      IndexName: 'index',
      KeyConditionExpression,
      ExpressionAttributeValues: Object.fromEntries(used),
      ...more,
    }) as { Items: { id: { S: string } }[] }
    return Items.map(({ id }) => id.S).join('')
  })
}

test.each([
  ['h1 = :x AND h2 = :1', '4123'],
  ['h2 = :1 AND h1 = :x', '4123'],
  ['h1 = :x AND h2 = :1 AND a = :a', '412'],
  ['a = :a AND b > :1 AND h1 = :x AND h2 = :1', '12'],
  ['h1 = :x AND h2 = :1 AND a = :a AND b = :2 AND c = :c', '1'],
  ['h1 = :x AND h2 = :1 AND a = :a AND b BETWEEN :1 AND :2', '1'],
  ['h1 = :x AND h2 = :1 AND begins_with(a, :a)', '412'],
  ['h1 = :x AND h2 = :1 AND a > :a', '3'],
])('%s finds %s', (condition, found) => {
  expect(query(condition)).toBe(found)
})

test.each([
  'h1 = :x',
  'h1 = :x AND h2 > :1',
  'h1 = :x AND h2 = :1 AND b = :1',
  'h1 = :x AND h2 = :1 AND a = :a AND c = :c',
  'h1 = :x AND h2 = :1 AND a > :a AND b = :1',
  'h1 = :x AND h2 = :1 AND a > :a AND b > :1',
  'h1 = :x AND h2 = :1 AND id = :a',
])('%s is refused', (condition) => {
  expect(query(condition)).toBe('ValidationException')
})

test('the message names both attributes of a gap', () => {
  expect(() =>
    engine.execute('Query', {
      TableName: 'multi',
      IndexName: 'index',
      KeyConditionExpression: 'h1 = :x AND h2 = :1 AND a = :a AND c = :c',
      ExpressionAttributeValues: { ':x': { S: 'x' }, ':1': { N: '1' }, ':a': { S: 'a' }, ':c': { S: 'c' } },
    }),
  ).toThrow('RANGE key attributes b must have equality conditions specified in the query because a condition is present on key attribute c')
})

test('order is by the range attributes in turn, and pages continue with all keys', () => {
  const pages: unknown[] = []
  let ExclusiveStartKey: unknown
  do {
    const page = engine.execute('Query', {
      TableName: 'multi',
      IndexName: 'index',
      KeyConditionExpression: 'h1 = :x AND h2 = :1',
      ExpressionAttributeValues: { ':x': { S: 'x' }, ':1': { N: '1' } },
      Limit: 3,
      ExclusiveStartKey,
      ProjectionExpression: 'id',
    })
    pages.push(page.Items)
    ExclusiveStartKey = page.LastEvaluatedKey
    pages.push(ExclusiveStartKey)
  } while (ExclusiveStartKey !== undefined)
  expect(pages).toEqual([
    [{ id: { S: '4' } }, { id: { S: '1' } }, { id: { S: '2' } }],
    { id: { S: '2' }, h1: { S: 'x' }, h2: { N: '1' }, a: { S: 'a' }, b: { N: '10' }, c: { S: 'c' } },
    [{ id: { S: '3' } }],
    undefined,
  ])
})

test('no key attribute can be filtered on, and a wrong type in any of them is refused', () => {
  expect(query('h1 = :x AND h2 = :1', { FilterExpression: 'attribute_exists(c)' })).toBe('ValidationException')
  expect(outcome(() => engine.execute('PutItem', { TableName: 'multi', Item: { id: { S: '8' }, b: { S: 'x' } } }))).toBe(
    'ValidationException',
  )
})

test.each<[string, object[], string]>([
  ['four of each', [...hash('a', 'b', 'c', 'd'), ...range('e', 'f', 'g', 'h')], 'created'],
  ['five hash attributes', hash('a', 'b', 'c', 'd', 'e'), 'ValidationException'],
  ['five range attributes', [...hash('a'), ...range('b', 'c', 'd', 'e', 'f')], 'ValidationException'],
  ['a hash attribute after a range attribute', [...hash('a'), ...range('b'), ...hash('c')], 'ValidationException'],
  ['one attribute twice', [...hash('a'), ...range('a')], 'ValidationException'],
])('an index with %s: %s', (_, KeySchema, expected) => {
  const names = new Set(KeySchema.map((each) => (each as { AttributeName: string }).AttributeName))
  expect(create(createEngine(), KeySchema, Object.fromEntries([...names].map((name) => [name, 'S'])))).toBe(expected)
})
