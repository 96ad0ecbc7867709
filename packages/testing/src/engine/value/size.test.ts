import { describe, expect, test } from 'vitest'
import { createEngine, type Engine, ServiceError } from '../../index.js'
import { numberSize } from './size.js'

// Measured at the boundary of 409,600 bytes: on DynamoDB Local 1.25.1, and by a public conformance suite on the service.
test.each([
  ['0', 1],
  ['1', 2],
  ['10', 2],
  ['42', 2],
  ['-42', 3],
  ['100', 2],
  ['120', 3],
  ['1000', 2],
  ['1200', 2],
  ['1010', 3],
  ['15', 2],
  ['1.5', 3],
  ['1.234', 4],
  ['0.15', 2],
  ['0.0000001', 2],
  [`0.${'0'.repeat(99)}1`, 2],
  ['123456', 4],
  ['1234567', 5],
  ['3.14159', 5],
  ['100.5', 4],
  ['0.05', 2],
  ['0.012', 3],
  ['0.0012', 2],
  ['12.012', 4],
  ['999.9', 4],
  ['-0.5', 3],
  [`1${'0'.repeat(125)}`, 2],
  ['12345678901234567890123456789012345678', 20],
  ['-12345678901234567890123456789012345678', 21],
  ['1.2345678901234567890123456789012345678', 21],
])('%s takes %i bytes', (text, bytes) => {
  expect(numberSize(text)).toBe(bytes)
})

const LIMIT = 409_600
const base = 3 // `p` and its value, and the name `f` of the filler

const values: [string, object, number][] = [
  ['S', { S: 'abc' }, 3],
  ['S with é', { S: 'é' }, 2],
  ['S with an emoji', { S: '😀' }, 4],
  ['empty S', { S: '' }, 0],
  ['N', { N: '123456' }, 4],
  ['negative N', { N: '-42' }, 3],
  ['zero', { N: '0' }, 1],
  ['B', { B: 'AAECAw==' }, 4],
  ['BOOL', { BOOL: true }, 1],
  ['NULL', { NULL: true }, 1],
  ['SS', { SS: ['a', 'bc'] }, 3],
  ['NS', { NS: ['1', '-42'] }, 5],
  ['BS', { BS: ['AA==', 'AAE='] }, 3],
  ['empty L', { L: [] }, 3],
  ['L', { L: [{ BOOL: true }] }, 5],
  ['empty M', { M: {} }, 3],
  ['M', { M: { a: { BOOL: true } } }, 6],
  ['nested', { M: { a: { L: [{ S: 'x' }, { M: {} }] } } }, 3 + 1 + 1 + 3 + 2 + 4],
]

const writes: [string, (engine: Engine, Item: Record<string, object>) => void][] = [
  ['PutItem', (engine, Item) => engine.execute('PutItem', { TableName: 'sizes', Item })],
  ['BatchWriteItem', (engine, Item) => engine.execute('BatchWriteItem', { RequestItems: { sizes: [{ PutRequest: { Item } }] } })],
  [
    'TransactWriteItems',
    (engine, Item) => engine.execute('TransactWriteItems', { TransactItems: [{ Put: { TableName: 'sizes', Item } }] }),
  ],
  [
    'UpdateItem',
    (engine, { p, f, v }) =>
      engine.execute('UpdateItem', {
        TableName: 'sizes',
        Key: { p },
        UpdateExpression: 'SET f = :f, v = :v',
        ExpressionAttributeValues: { ':f': f, ':v': v },
      }),
  ],
]

describe.each(writes)('%s', (_, write) => {
  test.each(values)('takes an item of exactly 409,600 bytes and no more: %s', (_name, v, bytes) => {
    const engine = createEngine()
    engine.execute('CreateTable', {
      TableName: 'sizes',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'p', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'p', KeyType: 'HASH' }],
    })
    const sized = (size: number): Record<string, object> => ({ p: { S: 'a' }, f: { S: 'x'.repeat(size - base - 1 - bytes) }, v })
    write(engine, sized(LIMIT))
    expect(() => write(engine, sized(LIMIT + 1))).toThrow(ServiceError)
    expect(engine.execute('DescribeTable', { TableName: 'sizes' })).toMatchObject({ Table: { TableSizeBytes: LIMIT } })
  })
})
