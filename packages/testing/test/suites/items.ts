import { DeleteItemCommand, GetItemCommand, PutItemCommand, UpdateItemCommand, type UpdateItemCommandInput } from '@aws-sdk/client-dynamodb'
import { beforeAll, expect, test } from 'vitest'
import type { EngineUnderTest } from '../../src/vitest/index.js'
import { createTable, errorName } from '../support.js'

const key = { p: { S: 'a' }, s: { N: '1' } }

export function itemSuite(on: EngineUnderTest): void {
  let TableName: string
  beforeAll(async () => {
    TableName = await createTable(on.client)
  })

  const update = async (item: Record<string, unknown>, input: Partial<UpdateItemCommandInput>): Promise<unknown> => {
    await on.client.send(new PutItemCommand({ TableName, Item: { ...key, ...item } as never }))
    const { Attributes } = await on.client.send(new UpdateItemCommand({ TableName, Key: key, ReturnValues: 'ALL_NEW', ...input }))
    const { p: _p, s: _s, ...rest } = Attributes ?? {}
    return rest
  }

  test('gives back what was put, whatever the names', async () => {
    const Item = {
      ...key,
      all: { M: { list: { L: [{ NULL: true }, { BOOL: false }, { B: new Uint8Array([0, 255]) }] }, empty: { S: '' } } },
      constructor: { S: 'x' },
      toString: { NS: ['1', '2.5'] },
    }
    await on.client.send(new PutItemCommand({ TableName, Item }))
    expect((await on.client.send(new GetItemCommand({ TableName, Key: key, ConsistentRead: true }))).Item).toEqual(Item)
  })

  test('keeps numbers in one canonical form', async () => {
    const forms = { a: '+5', b: '00042', c: '1.50', d: '-0', e: '1E2', f: '.5', g: '1e-3', h: '-1.0e1' }
    const Item = Object.fromEntries(Object.entries(forms).map(([name, N]) => [`n${name}`, { N }]))
    expect(await update(Item, { UpdateExpression: 'REMOVE nothing' })).toEqual({
      na: { N: '5' },
      nb: { N: '42' },
      nc: { N: '1.5' },
      nd: { N: '0' },
      ne: { N: '100' },
      nf: { N: '0.5' },
      ng: { N: '0.001' },
      nh: { N: '-10' },
    })
  })

  test('answers with the old item when asked, and with nothing when there was none', async () => {
    await on.client.send(new DeleteItemCommand({ TableName, Key: key }))
    const first = await on.client.send(new PutItemCommand({ TableName, Item: { ...key, v: { N: '1' } }, ReturnValues: 'ALL_OLD' }))
    const second = await on.client.send(new PutItemCommand({ TableName, Item: { ...key, v: { N: '2' } }, ReturnValues: 'ALL_OLD' }))
    const third = await on.client.send(new DeleteItemCommand({ TableName, Key: key, ReturnValues: 'ALL_OLD' }))
    expect([first.Attributes, second.Attributes, third.Attributes]).toEqual([
      undefined,
      { ...key, v: { N: '1' } },
      { ...key, v: { N: '2' } },
    ])
  })

  test.each<[string, Record<string, unknown>, Record<string, unknown>, Record<string, unknown>]>([
    ['SET n = n + :one', { n: { N: '0.1' } }, { ':one': { N: '0.2' } }, { n: { N: '0.3' } }],
    ['SET n = if_not_exists(n, :one) - :one', {}, { ':one': { N: '1' } }, { n: { N: '0' } }],
    ['SET a = b, b = a', { a: { S: '1' }, b: { S: '2' } }, {}, { a: { S: '2' }, b: { S: '1' } }],
    [
      'SET l1 = list_append(l1, :l), l2[7] = :x',
      { l1: { L: [{ S: 'a' }] }, l2: { L: [] } },
      { ':l': { L: [{ S: 'b' }] }, ':x': { S: 'x' } },
      { l1: { L: [{ S: 'a' }, { S: 'b' }] }, l2: { L: [{ S: 'x' }] } },
    ],
    [
      'SET m.k[0] = :x REMOVE m.k[1], gone ADD tags :t, visits :n DELETE few :o',
      { m: { M: { k: { L: [{ N: '1' }, { N: '2' }, { N: '3' }] } } }, gone: { S: '' }, tags: { SS: ['a'] }, few: { SS: ['a'] } },
      { ':x': { S: 'x' }, ':t': { SS: ['a'] }, ':n': { N: '5' }, ':o': { SS: ['a', 'b'] } },
      { m: { M: { k: { L: [{ S: 'x' }, { N: '3' }] } } }, tags: { SS: ['a'] }, visits: { N: '5' } },
    ],
  ])('%s', async (UpdateExpression, before, values, after) => {
    expect(
      await update(before, {
        UpdateExpression,
        ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values as never } : {}),
      }),
    ).toEqual(after)
  })

  test.each([
    ['SET x1 = nowhere', undefined],
    ['SET nowhere.x = :v', { ':v': { N: '1' } }],
    ['SET n = :v, n = :v', { ':v': { N: '1' } }],
    ['SET m = :v, m.a = :v', { ':v': { N: '1' } }],
    ['SET p = :v', { ':v': { S: 'b' } }],
    ['SET n = :v', { ':v': { N: '1' }, ':unused': { N: '1' } }],
    ['SET n = :undefined', undefined],
    ['SET str = str + :v', { ':v': { N: '1' } }],
    ['ADD str :v', { ':v': { N: '1' } }],
    ['ADD n :v', { ':v': { S: '1' } }],
    ['SET n = n + :v', { ':v': { N: '1e40' } }],
    ['SET status = :v', { ':v': { S: '1' } }],
    ['SET n = ((:v))', { ':v': { S: '1' } }],
    ['SET n = :v SET str = :v', { ':v': { S: '1' } }],
    ['', undefined],
  ])('refuses %s', async (UpdateExpression, values) => {
    await on.client.send(new PutItemCommand({ TableName, Item: { ...key, n: { N: '5' }, str: { S: 'x' }, m: { M: {} } } }))
    const request = new UpdateItemCommand({ TableName, Key: key, UpdateExpression, ExpressionAttributeValues: values as never })
    expect(await errorName(on.client.send(request))).toBe('ValidationException')
    expect((await on.client.send(new GetItemCommand({ TableName, Key: key }))).Item).toEqual({
      ...key,
      n: { N: '5' },
      str: { S: 'x' },
      m: { M: {} },
    })
  })

  test('an update of nothing makes the item', async () => {
    const Key = { p: { S: 'made' }, s: { N: '1' } }
    const { Attributes } = await on.client.send(new UpdateItemCommand({ TableName, Key, ReturnValues: 'ALL_NEW' }))
    expect(Attributes).toEqual(Key)
  })

  test('a failed condition writes nothing and can show the item', async () => {
    await on.client.send(new PutItemCommand({ TableName, Item: { ...key, v: { N: '1' } } }))
    const error = await on.client
      .send(
        new PutItemCommand({
          TableName,
          Item: { ...key, v: { N: '2' } },
          ConditionExpression: 'attribute_not_exists(p)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      )
      .catch((failure: { name: string; Item?: unknown }) => ({ name: failure.name, Item: failure.Item }))
    expect(error).toEqual({ name: 'ConditionalCheckFailedException', Item: { ...key, v: { N: '1' } } })
  })

  test.each<[string, Record<string, unknown>]>([
    ['no key', { p: { S: 'a' } }],
    ['an empty key', { p: { S: '' }, s: { N: '1' } }],
    ['a key of another type', { p: { N: '1' }, s: { N: '1' } }],
    ['an index key of another type', { ...key, g: { N: '1' } }],
    ['an empty index key', { ...key, g: { S: '' } }],
    ['a key of 2,049 bytes', { p: { S: 'é'.repeat(1025) }, s: { N: '1' } }],
    ['an empty set', { ...key, x: { SS: [] } }],
    ['a set with a duplicate', { ...key, x: { NS: ['1', '1.0'] } }],
    ['no number', { ...key, x: { N: 'one' } }],
    ['39 digits', { ...key, x: { N: '1'.repeat(39) } }],
    ['a number beyond 9.99E125', { ...key, x: { N: '1e126' } }],
    ['an item of 409,601 bytes', { ...key, x: { S: 'x'.repeat(409_601 - 6) } }],
  ])('refuses an item with %s', async (_, Item) => {
    expect(await errorName(on.client.send(new PutItemCommand({ TableName, Item: Item as never })))).toBe('ValidationException')
  })

  test('takes an item of 409,600 bytes', async () => {
    const Item = { ...key, x: { S: 'x'.repeat(409_600 - 6) } }
    expect(await errorName(on.client.send(new PutItemCommand({ TableName, Item })))).toBe('no error')
  })
}
