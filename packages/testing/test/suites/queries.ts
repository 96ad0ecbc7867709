import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
} from '@aws-sdk/client-dynamodb'
import { beforeAll, expect, test } from 'vitest'
import type { EngineUnderTest } from '../../src/vitest/index.js'
import { attributes, createTable, errorName, keys } from '../support.js'

export function querySuite(on: EngineUnderTest): void {
  let TableName: string
  beforeAll(async () => {
    TableName = await createTable(on.client)
    const rows = [-3, 0, 1, 2.5, 10].map((n, i) => ({
      p: { S: 'a' },
      s: { N: String(n) },
      lk: { S: `l${9 - i}` },
      x: { S: 'x' },
      y: { S: 'y' },
      ...(i < 3 ? { g: { S: 'g' } } : {}),
    }))
    await on.client.send(
      new BatchWriteItemCommand({
        RequestItems: { [TableName]: [...rows, { p: { S: 'b' }, s: { N: '1' } }].map((Item) => ({ PutRequest: { Item } })) },
      }),
    )
  })

  const query = async (condition: string, values: Record<string, unknown>, more: Partial<QueryCommandInput> = {}): Promise<string[]> => {
    const { Items } = await on.client.send(
      new QueryCommand({ TableName, KeyConditionExpression: condition, ExpressionAttributeValues: values as never, ...more }),
    )
    return (Items ?? []).map((item) => item.s!.N!)
  }

  test.each<[string, Record<string, unknown>, string[]]>([
    ['p = :p', {}, ['-3', '0', '1', '2.5', '10']],
    ['p = :p AND s < :n', { ':n': { N: '1' } }, ['-3', '0']],
    ['p = :p AND s <= :n', { ':n': { N: '1' } }, ['-3', '0', '1']],
    ['p = :p AND :n < s', { ':n': { N: '1' } }, ['2.5', '10']],
    ['p = :p AND s >= :n', { ':n': { N: '1.0' } }, ['1', '2.5', '10']],
    ['(p = :p) and (s between :n and :m)', { ':n': { N: '-1' }, ':m': { N: '2.5' } }, ['0', '1', '2.5']],
    ['p = :p AND s = :n', { ':n': { N: '7' } }, []],
  ])('%s', async (condition, values, expected) => {
    expect(await query(condition, { ':p': { S: 'a' }, ...values })).toEqual(expected)
    expect(await query(condition, { ':p': { S: 'a' }, ...values }, { ScanIndexForward: false })).toEqual(expected.toReversed())
  })

  test('an index holds the items that have its keys, in its order', async () => {
    expect(await query('g = :g', { ':g': { S: 'g' } }, { IndexName: 'global' })).toEqual(['-3', '0', '1'])
    expect(await query('p = :p AND begins_with(lk, :l)', { ':p': { S: 'a' }, ':l': { S: 'l' } }, { IndexName: 'local' })).toEqual([
      '10',
      '2.5',
      '1',
      '0',
      '-3',
    ])
  })

  test('a page ends with the limit, and the key of its last row continues it', async () => {
    const pages: unknown[] = []
    let ExclusiveStartKey: QueryCommandInput['ExclusiveStartKey']
    do {
      const page: { Items?: unknown; LastEvaluatedKey?: typeof ExclusiveStartKey } = await on.client.send(
        new QueryCommand({
          TableName,
          IndexName: 'global',
          KeyConditionExpression: 'g = :g',
          ExpressionAttributeValues: { ':g': { S: 'g' } },
          Limit: 1,
          ExclusiveStartKey,
        }),
      )
      pages.push(page.Items, page.LastEvaluatedKey)
      ExclusiveStartKey = page.LastEvaluatedKey
    } while (ExclusiveStartKey !== undefined)
    const row = (n: string): object => ({ p: { S: 'a' }, s: { N: n }, g: { S: 'g' } })
    expect(pages).toEqual([[row('-3')], row('-3'), [row('0')], row('0'), [row('1')], row('1'), [], undefined])
  })

  test('the limit counts rows before the filter', async () => {
    const { Count, ScannedCount, LastEvaluatedKey } = await on.client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'p = :p',
        FilterExpression: 'attribute_not_exists(x)',
        ExpressionAttributeValues: { ':p': { S: 'a' } },
        Limit: 2,
      }),
    )
    expect({ Count, ScannedCount, LastEvaluatedKey }).toEqual({
      Count: 0,
      ScannedCount: 2,
      LastEvaluatedKey: { p: { S: 'a' }, s: { N: '0' } },
    })
  })

  test.each<[string, Record<string, unknown>, Partial<QueryCommandInput>]>([
    ['p > :p', {}, {}],
    ['p = :p OR s = :n', { ':n': { N: '1' } }, {}],
    ['p = :p AND x = :n', { ':n': { N: '1' } }, {}],
    ['p = :p AND s = :n', { ':n': { S: '1' } }, {}],
    ['p = :p AND p = :p', {}, {}],
    ['p = :p AND begins_with(s, :n)', { ':n': { N: '1' } }, {}],
    ['p = :p', {}, { FilterExpression: 's = :p' }],
    ['p = :p', {}, { Select: 'SPECIFIC_ATTRIBUTES' }],
    ['p = :p', {}, { IndexName: 'none' }],
    ['p = :p', {}, { Limit: 0 }],
    ['p = :p', {}, { ExclusiveStartKey: { p: { S: 'b' }, s: { N: '1' } } }],
    ['p = :p', {}, { ExclusiveStartKey: { p: { S: 'a' } } }],
    ['p = :p', {}, { ExclusiveStartKey: { p: { S: 'a' }, s: { N: '1' }, x: { S: 'x' } } }],
    ['g = :p', {}, { IndexName: 'global', ConsistentRead: true }],
    ['g = :p', {}, { IndexName: 'global', ProjectionExpression: 'y' }],
    ['g = :p', {}, { IndexName: 'global', FilterExpression: 'y = :p' }],
    ['g = :p', {}, { IndexName: 'global', Select: 'ALL_ATTRIBUTES' }],
    ['p = :p', {}, { KeyConditions: {} }],
  ])('refuses %s %j %j', async (condition, values, more) => {
    expect(await errorName(query(condition, { ':p': { S: 'a' }, ...values }, more))).toBe('ValidationException')
  })

  test('strings are in the order of their UTF-8 bytes', async () => {
    const strings = await createTable(on.client, {
      AttributeDefinitions: attributes('p:S s:S'),
      KeySchema: keys('p', 's'),
      GlobalSecondaryIndexes: undefined,
      LocalSecondaryIndexes: undefined,
    })
    const sorted = ['10', '9', 'B', 'a', 'aa', 'z', 'é', '\uffff', '😀']
    for (const s of sorted.toReversed())
      await on.client.send(new PutItemCommand({ TableName: strings, Item: { p: { S: 'a' }, s: { S: s } } }))
    const { Items } = await on.client.send(
      new QueryCommand({ TableName: strings, KeyConditionExpression: 'p = :p', ExpressionAttributeValues: { ':p': { S: 'a' } } }),
    )
    expect(Items?.map((item) => item.s?.S)).toEqual(sorted)
  })

  test('segments of a scan part the items among them', async () => {
    const segments = await Promise.all(
      [0, 1, 2].map((Segment) => on.client.send(new ScanCommand({ TableName, Segment, TotalSegments: 3 }))),
    )
    const found = segments.flatMap(({ Items }) => (Items ?? []).map(({ p, s }) => `${p?.S} ${s?.N}`))
    expect(found.sort()).toEqual(['a -3', 'a 0', 'a 1', 'a 10', 'a 2.5', 'b 1'])
  })

  test('a batch reads what is there and refuses a key named twice', async () => {
    const batch = (numbers: string[]): BatchGetItemCommand =>
      new BatchGetItemCommand({
        RequestItems: { [TableName]: { Keys: numbers.map((N) => ({ p: { S: 'a' }, s: { N } })), ProjectionExpression: 's, x' } },
      })
    const { Responses, UnprocessedKeys } = await on.client.send(batch(['1', '99']))
    expect({ Responses, UnprocessedKeys }).toEqual({ Responses: { [TableName]: [{ s: { N: '1' }, x: { S: 'x' } }] }, UnprocessedKeys: {} })
    expect(await errorName(on.client.send(batch(['1', '1'])))).toBe('ValidationException')
  })
}
