import { GetItemCommand, QueryCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { describe, expect, test } from 'vitest'
import { engineWithTable, item } from '../../test/engine/support.js'
import { engineTest, watch } from './index.js'
import './setup.js'

const engine = engineWithTable()
const client = engine.client()
const get = (): Promise<unknown> => client.send(new GetItemCommand({ TableName: 'table', Key: item('a', '1') as never }))
const query = (): Promise<unknown> =>
  client.send(
    new QueryCommand({
      TableName: 'table',
      IndexName: 'global',
      KeyConditionExpression: 'g = :g',
      ExpressionAttributeValues: { ':g': { S: 'g' } },
    }),
  )
const scan = (): Promise<unknown> => client.send(new ScanCommand({ TableName: 'table' }))

test('toBeServedBy wants one request of the operation, table and index', async () => {
  const got = await watch(engine, get)
  const queried = await watch(engine, query)
  expect(got).toBeServedBy({ operation: 'GetItem', table: 'table' })
  expect(queried).toBeServedBy({ operation: 'Query', index: 'global' })
  expect(got).not.toBeServedBy({ operation: 'Query' })
  expect(queried).not.toBeServedBy({ operation: 'Query', index: null })
  expect(await watch(engine, async () => [await get(), await get()])).not.toBeServedBy({ operation: 'GetItem' })
  expect(() => expect(got).toBeServedBy({ operation: 'Query', index: 'global' })).toThrow(
    'expected one request, Query on global\n  GetItem {"TableName":"table"',
  )
})

test('toConsumeAtMost adds up the units of all requests', async () => {
  const watched = await watch(engine, async () => [await get(), await query()])
  expect(watched).toConsumeAtMost({ rcu: 1, wcu: 0 })
  expect(watched).not.toConsumeAtMost({ rcu: 0.5 })
  expect(() => expect(watched).toConsumeAtMost({ rcu: 0.5 })).toThrow('consumed 1 and 0')
})

test('toHaveRefusedScans wants no scan among the requests', async () => {
  expect(await watch(engine, query)).toHaveRefusedScans()
  expect(await watch(engine, scan)).not.toHaveRefusedScans()
})

test('toHaveMadeRequests counts, or compares in order', async () => {
  const watched = await watch(engine, async () => [await get(), await query()])
  expect(watched).toHaveMadeRequests(2)
  expect(watched).toHaveMadeRequests(['GetItem', 'Query'])
  expect(watched).not.toHaveMadeRequests(['Query', 'GetItem'])
  expect(() => expect(undefined).toHaveMadeRequests(1)).toThrow('looks at an engine')
})

describe('engineTest', () => {
  const seen = new Set<unknown>()
  engineTest('gives an engine', ({ engine: own, client: ownClient }) => {
    seen.add(own)
    expect([own.history, typeof ownClient.send]).toEqual([[], 'function'])
  })
  engineTest('gives every test another one', ({ engine: own }) => {
    expect([seen.size, seen.has(own)]).toEqual([1, false])
  })
})
