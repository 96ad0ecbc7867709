import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { transformAttributes } from './transform-attributes.js'

const marked = (mark: string) => (values: Readonly<Record<string, AttributeValue>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { S: `${mark}${value.S}` }]))
const { transform } = transformAttributes({ name: 'marks', attributes: ['a', '__proto__'], write: marked('w'), read: marked('r') })
const operation = { pattern: 'p', operation: 'o', table: 't' }
const item = { pk: { S: '1' }, a: { S: 'x' } }
const written = { pk: { S: '1' }, a: { S: 'wx' } }
const read = { pk: { S: '1' }, a: { S: 'rx' } }
const input = (members: object) => transform!.input(members as never, operation)
const output = (members: object) => transform!.output(members, operation)

test('batches and transactions are written item by item', async () => {
  const requests = [{ PutRequest: { Item: item } }, { DeleteRequest: { Key: { pk: { S: '2' } } } }]
  expect(await input({ RequestItems: { t: requests } })).toEqual({ RequestItems: { t: [{ PutRequest: { Item: written } }, requests[1]] } })
  const update = (value: string) => ({
    TableName: 't',
    Key: { pk: { S: '1' } },
    UpdateExpression: 'SET #n0 = :v0, #n1 = :v1',
    ExpressionAttributeNames: { '#n0': 'b', '#n1': 'a' },
    ExpressionAttributeValues: { ':v0': { S: 'x' }, ':v1': { S: value } },
  })
  const check = {
    ConditionCheck: { Key: { pk: { S: '3' } }, ConditionExpression: 'attribute_exists(#n0)', ExpressionAttributeNames: { '#n0': 'a' } },
  }
  expect(await input({ TransactItems: [{ Put: { Item: item } }, { Update: update('x') }, check] })).toEqual({
    TransactItems: [{ Put: { Item: written } }, { Update: update('wx') }, check],
  })
})

test('a read stores nothing', async () => {
  const keys = { RequestItems: { t: { Keys: [{ pk: { S: '1' } }] } } }
  expect(await input(keys)).toEqual(keys)
})

test('answers hold items in many places', async () => {
  const rest = { pk: { S: '2' } }
  expect(
    await output({
      $metadata: {},
      Item: item,
      Attributes: item,
      Items: [item, rest],
      Responses: { t: [item] },
      UnprocessedItems: { t: [{ PutRequest: { Item: item } }, { DeleteRequest: { Key: rest } }] },
    }),
  ).toEqual({
    $metadata: {},
    Item: read,
    Attributes: read,
    Items: [read, rest],
    Responses: { t: [read] },
    UnprocessedItems: { t: [{ PutRequest: { Item: read } }, { DeleteRequest: { Key: rest } }] },
  })
  expect(await output({ Responses: [{ Item: item }, {}] })).toEqual({ Responses: [{ Item: read }, {}] })
})

test('and so do errors', async () => {
  const error = Object.assign(new TypeError('no'), { Item: item, CancellationReasons: [{ Code: 'None' }, { Code: 'X', Item: item }] })
  const changed = (await transform!.error(error, operation)) as typeof error
  expect([changed.message, changed.Item, changed.CancellationReasons]).toEqual(['no', read, [{ Code: 'None' }, { Code: 'X', Item: read }]])
})

test('an attribute may have any name', async () => {
  const odd = Object.fromEntries([['__proto__', { S: 'x' }]])
  const { Item } = (await input({ Item: odd })) as { Item: object }
  expect(Object.entries(Item)).toEqual([['__proto__', { S: 'wx' }]])
})
